import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { days } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, asksForChanges, delivers, extendsReview, newestOf, seen } from '../setup/deliveries.js';
import { opens } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { asksBack, cancelsLate, givesBack, givesReleasedBack, leaves, opensPage, partnerSays, takesRequestBack } from '../setup/money.js';
import { disagreements } from '../setup/offered-and-done.js';
import type { Member } from '../setup/people.js';
import { paysWithCard } from '../setup/saved-cards.js';

// Every person tries every button of a milestone wherever it can stand.
jest.setTimeout(240_000);

let world: RunningApp;
let [olga, emil, erik, ada]: Member[] = [];
const cardId = randomUUID();
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  olga = await world.agentFor('olga');
  emil = await givenAnExpert(world);
  erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
  ada = await world.agentFor('ada');
  await world.sql(
    `insert into saved_cards (id, user_id, stripe_id, brand, last4, exp_month, exp_year, is_default, consent_text, consented_at)
     values ($1, $2, 'pm_olga', 'visa', '0341', 12, 2034, true, 'Yes.', now())`,
    [cardId, olga.id],
  );
});
afterAll(() => world.close());

type Way = (contract: FundedContract) => Promise<unknown>;

const stands =
  (changes: string, ...values: unknown[]): Way =>
  ({ milestoneId }) =>
    world.sql(`update milestones set ${changes} where id = $1`, [milestoneId, ...values]);
const delivered = async (contract: FundedContract) => newestOf(await delivers(contract));
const late: Way = (contract) => stands('due_at = $2', new Date(world.clock.now().getTime() - days(2)))(contract);
const warned: Way = ({ milestoneId }) =>
  world.sql(`insert into freezes (id, milestone_id, reason, reference, opened_at) values ($1, $2, 'fraud_warning', 'issfr_1', now())`, [
    randomUUID(),
    milestoneId,
  ]);
const inTurn =
  (...ways: Way[]): Way =>
  async (contract) => {
    for (const way of ways) await way(contract);
  };

/** A wish that the payment partner refused, as the money desk lists it. */
const refused =
  (op: 'release' | 'refund'): Way =>
  ({ contractId, milestoneId }) =>
    world.sql(
      `insert into intents (id, movement_id, n, op, business_key, lane, subject_type, subject_id, params, state, code, attempts, currency, amount_minor,
                            contract_id, milestone_id, created_at)
       values ($1::uuid, $1::uuid, 1, $2, $1::text, $1::text, 'milestone', $4::text, '{}', 'refused', 'balance_insufficient', 1, 'USD', 9200, $3::uuid, $4::uuid, now())`,
      [randomUUID(), op, contractId, milestoneId],
    );

/** Olga's saved card was declined: it waits for its next try. */
const cardDeclined: Way = async ({ contractId, milestoneId }) => {
  await world.sql(
    `insert into card_charges (milestone_id, version, card_id, state, code, retry_at, changed_at)
     select id, version, $2, 'declined', 'insufficient_funds', now() + interval '1 day', now() from milestones where id = $1`,
    [milestoneId, cardId],
  );
  await world.sql(
    `insert into intents (id, movement_id, n, op, business_key, lane, subject_type, subject_id, params, state, currency, amount_minor,
                          contract_id, milestone_id, retry_at, created_at)
     select $1::uuid, $1::uuid, 1, 'fund.saved', $1::text, $2::text, 'funding', id || ':' || version, '{}', 'ready', 'USD', 10400,
            $2::uuid, id, now() + interval '1 day', now() from milestones where id = $3::uuid`,
    [randomUUID(), contractId, milestoneId],
  );
};

/** Released to Emil by an approval. */
const released: Way = async (contract) => {
  await stands(`state = 'released', expert_fee_minor = 800, owner_fee_minor = 400`)(contract);
  await world.sql(
    `insert into money_legs (milestone_id, kind, root_id, contract_id, purpose, gross_minor, expert_fee_minor, owner_fee_minor, state, changed_at)
       values ($1, 'release', $1, $2, 'whole', 10000, 800, 400, 'confirmed', $3)`,
    [contract.milestoneId, contract.contractId, world.clock.now()],
  );
};
const partGivenBack: Way = async ({ emil: by, milestoneId }) => {
  await givesReleasedBack(by, milestoneId, 4_000);
  await partnerSays(world, milestoneId, 'refundSettled');
};

/** How a funded milestone comes to each state. Those that money alone leads to are written down. */
const states: Readonly<Record<string, Way>> = {
  planned: async () => undefined,
  funding: stands(`state = 'funding'`),
  funded: async () => undefined,
  submitted: delivered,
  changes_requested: async (contract) => asksForChanges(contract, await delivered(contract)),
  refund_requested: (contract) => asksBack(contract.olga, contract.milestoneId),
  approved: async (contract) => approves(contract, { deliveryId: await delivered(contract) }),
  approved_blocked: inTurn(stands(`state = 'approved_blocked'`), refused('release')),
  disputed: (contract) => opens(contract),
  refunding_blocked: inTurn(stands(`state = 'refunding_blocked'`), refused('refund')),
  released,
  part_refunded: inTurn(released, partGivenBack),
  ...Object.fromEntries(
    ['releasing', 'refunding', 'refunded', 'settled', 'frozen', 'charged_back', 'dropped'].map((state) => [
      state,
      stands('state = $2', state),
    ]),
  ),
};

/** Moments within a state that a guard tells apart. */
const moments: Readonly<Record<string, Way>> = {
  late,
  'late and a part accepted': inTurn(late, stands('approved_at = now()')),
  'late and under a warning': inTurn(late, warned),
  'the card declined': cardDeclined,
  'two rounds used': stands('change_rounds = 2'),
  'extended before': stands('review_extended = true'),
  'fallen to staff': ({ milestoneId }) =>
    world.sql('update deliveries set prolonged_at = now(), admin_reviews_since = now() where milestone_id = $1', [milestoneId]),
  'by silence': stands('auto_approved = true'),
  'under a warning': warned,
  'released 181 days ago': ({ milestoneId }) =>
    world.sql(`update money_legs set changed_at = $2 where milestone_id = $1`, [
      milestoneId,
      new Date(world.clock.now().getTime() - days(181)),
    ]),
};
const within = {
  funding: ['the card declined'],
  funded: ['late', 'late and a part accepted', 'late and under a warning', 'under a warning'],
  submitted: ['two rounds used', 'extended before', 'fallen to staff', 'under a warning'],
  changes_requested: ['under a warning'],
  refund_requested: ['under a warning'],
  approved: ['by silence', 'under a warning'],
  approved_blocked: ['under a warning'],
  released: ['under a warning', 'released 181 days ago'],
  part_refunded: ['under a warning', 'released 181 days ago'],
};

async function stand(where: string): Promise<FundedContract> {
  const [state = '', moment = ''] = where.split(', ');
  const isUnpaid = state === 'planned' || state === 'funding';
  const people = { olga: known(olga), emil: known(emil) };
  const contract = await givenAFundedContract(world, { state: isUnpaid ? 'planned' : 'funded', people });
  await states[state]?.(contract);
  await moments[moment]?.(contract);
  return contract;
}

async function offered({ milestoneId }: FundedContract, by: Member): Promise<readonly string[]> {
  const { milestone } = await by.asks<{ milestone: { state: string; possibleActions: string[] } | null }>(
    'query ($id: ID!) { milestone(id: $id) { state possibleActions } }',
    { id: milestoneId },
  );
  // Asked while its page is open, paying answers the same page again.
  const again = milestone?.state === 'funding' && by === olga ? ['fund'] : [];
  // A saved card pays what is planned as well as what another way has not paid yet.
  const byCard = milestone?.state === 'planned' && milestone.possibleActions.includes('fund') ? ['payOtherwise'] : [];
  return [...(milestone?.possibleActions ?? []), ...again, ...byCard];
}

/** The id of the newest delivery, or any where nothing was delivered. */
const deliveryOf = async (contract: FundedContract) => (await seen(contract)).deliveries.at(-1)?.id ?? randomUUID();

async function retries({ milestoneId }: FundedContract, by: Member, op: 'release' | 'refund'): Promise<object> {
  const [wish] = await world.sql<{ id: string }>(`select id from intents where milestone_id = $1 and op = $2 and state = 'refused'`, [
    milestoneId,
    op,
  ]);
  return by.does('retryMoney(intentId: $id, reason: "The cause is gone.") { ... on MoneyIntent { id } }', '$id: ID!', {
    id: wish?.id ?? randomUUID(),
  });
}

const known = (member: Member | undefined): Member => {
  if (!member) throw new Error('Everybody has joined before the first story.');
  return member;
};

it('every action of a milestone, in every state, by every person: what is offered is done, and nothing else', async () => {
  expect(
    await disagreements<FundedContract>({
      stands: [...Object.keys(states), ...Object.entries(within).flatMap(([state, all]) => all.map((moment) => `${state}, ${moment}`))],
      people: { owner: known(olga), expert: known(emil), stranger: known(erik), admin: known(ada) },
      stand,
      offered,
      acts: {
        fund: ({ milestoneId }, by) => opensPage(by, milestoneId),
        payOtherwise: ({ milestoneId }, by) => paysWithCard(by, milestoneId, cardId),
        leaveFunding: ({ milestoneId }, by) => leaves(by, milestoneId),
        submit: (contract, by) => delivers(contract, {}, by),
        approve: async (contract, by) => approves(contract, { deliveryId: await deliveryOf(contract), by }),
        requestChanges: async (contract, by) => asksForChanges(contract, await deliveryOf(contract), { by }),
        extend: (contract, by) => extendsReview({ ...contract, olga: by }),
        askRefund: ({ milestoneId }, by) => asksBack(by, milestoneId),
        withdrawRefundRequest: ({ milestoneId }, by) => takesRequestBack(by, milestoneId),
        giveRefund: ({ milestoneId }, by) => givesBack(by, milestoneId, 10_000),
        refundReleased: ({ milestoneId }, by) => givesReleasedBack(by, milestoneId, 1_000),
        cancelLate: ({ milestoneId }, by) => cancelsLate(by, milestoneId),
        dispute: (contract, by) => opens(contract, by),
        retryRelease: (contract, by) => retries(contract, by, 'release'),
        retryRefund: (contract, by) => retries(contract, by, 'refund'),
      },
    }),
  ).toEqual([]);
});
