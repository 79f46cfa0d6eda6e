import { randomUUID } from 'node:crypto';
import type { RunningApp } from '../../setup/app.js';
import { worked } from '../../setup/given-a-task.js';
import type { Member } from '../../setup/people.js';
import type { Refusal } from '../../setup/visitor.js';
import type { Dice } from '../dice.js';
import type { Scene } from '../scene.js';
import type { Target } from './milestone-acts.js';

interface Decided {
  readonly id: string;
  readonly state: string;
}

const FIELDS = `... on StaffDecision { id state }`;

/** Asks for a decision about money. */
export const asks = (by: Member, input: { kind: string; subject: string; minor: bigint; currency: string; place?: string }) => {
  const { minor, currency, ...rest } = input;
  return by.does<Decided>(`askStaffDecision(input: $input) { ${FIELDS} }`, '$input: StaffDecisionInput!', {
    input: { id: randomUUID(), reason: 'A case of the simulation.', amount: { minor: String(minor), currency }, ...rest },
  });
};

const confirmsDecision = (by: Member, id: string) => by.does<Decided>(`confirmStaffDecision(id: $id) { ${FIELDS} }`, '$id: ID!', { id });

/** What staff do about money beside the flow. */
export const staffActs = {
  async retry({ scene, row }: Target, dice: Dice): Promise<object | Refusal | null> {
    await scene.staffProve();
    const [wish] = await scene.world.sql<{ id: string }>(
      `select id from intents where milestone_id = $1 and op in ('release', 'refund') order by created_at desc, id desc limit 1`,
      [row.id],
    );
    if (!wish) return null;
    return dice
      .pick(scene.staff)
      .does(`retryMoney(intentId: $id, reason: "The cause is gone.") { ... on MoneyIntent { id } }`, '$id: ID!', { id: wish.id });
  },

  async liftFreeze({ scene, row }: Target, dice: Dice): Promise<object | Refusal | null> {
    await scene.staffProve();
    return dice
      .pick(scene.staff)
      .does(`liftFreeze(id: $id, reason: "Looked at the card.") { ... on Milestone { id state } }`, '$id: ID!', { id: row.id });
  },

  /** Goodwill for an expert, or the end of a debt; large ones wait for the second admin. */
  async staffPays({ scene, row, contract }: Target, dice: Dice): Promise<object | Refusal | null> {
    await scene.staffProve();
    const kind = dice.pick(['goodwill', 'write_off', 'protection']);
    const answer = await asks(dice.pick(scene.staff), {
      kind,
      subject: row.id,
      minor: BigInt(1 + dice.below(15_000)),
      currency: contract.currency,
    });
    if ('id' in answer) scene.decisions.push({ id: answer.id, rowId: row.id });
    return answer;
  },

  async payByHand({ scene, row, contract }: Target, dice: Dice): Promise<object | Refusal | null> {
    await scene.staffProve();
    const [leg] = await scene.world.sql<{ minor: string }>(
      `select (gross_minor + owner_fee_minor)::text as minor from money_legs where milestone_id = $1 and kind = 'refund'`,
      [row.id],
    );
    if (!leg) return null;
    const answer = await asks(dice.pick(scene.staff), {
      kind: 'paid_by_hand',
      subject: row.id,
      minor: BigInt(leg.minor),
      currency: contract.currency,
    });
    if ('id' in answer) scene.decisions.push({ id: answer.id, rowId: row.id });
    return answer;
  },
};

/** Somebody may not bind others for a while; what they are in goes on. Nobody has a button for it yet. */
export async function suspends({ world, owners, experts }: Scene, dice: Dice): Promise<void> {
  await world.sql(`update users set suspended_at = now() where id = $1`, [dice.pick([...owners, ...experts]).id]);
}

export async function restores({ world }: Scene): Promise<void> {
  await world.sql(`update users set suspended_at = null where suspended_at is not null`);
}

export type StaffActName = keyof typeof staffActs;
export const isStaffAct = (name: string): name is StaffActName => Object.hasOwn(staffActs, name);

/** One of the two says yes to something that was asked, also to what is over or was their own wish. */
export async function confirms(scene: Scene, decisionId: string, dice: Dice): Promise<object | Refusal> {
  await scene.staffProve();
  return confirmsDecision(dice.pick(scene.staff), decisionId);
}

/** The platform's own money, which came from its bank account, gets its place in the books. */
export async function adoptsTheFloat(world: RunningApp, [ada, ben]: readonly Member[]): Promise<void> {
  if (!ada || !ben) throw new Error('Two admins decide about large amounts.');
  await ada.asks(`mutation { reconcileNow { __typename } }`);
  const found = await world.sql<{ reference: string; currency: string; minor: string }>(
    `select reference, currency, found_minor::text as minor from reconciliation_breaks where kind = 'missing_here' and gone_at is null`,
  );
  for (const { reference, currency, minor } of found) {
    const { id } = await worked(asks(ada, { kind: 'adopt', subject: reference, minor: BigInt(minor), currency, place: 'bank' }));
    await worked(confirmsDecision(ben, id));
  }
}
