import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Escrow } from '../../libs/marketplace/src/funding/escrow.js';
import { lockMilestone } from '../../libs/marketplace/src/hiring/contract-locks.js';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { PaymentPorts } from '../../libs/payments/src/index.js';
import { Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { lateRefundsOf } from '../setup/late-refunds.js';
import { books, canReceive, givesReleasedBack, milestoneSeenBy, partnerSays, sums, wishesOf } from '../setup/money.js';
import type { Member } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(120_000);

let world: RunningApp;
let people: Pick<FundedContract, 'olga' | 'emil'>;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  people = { olga: await world.agentFor('olga'), emil: await world.agentFor('emil') };
  await canReceive(world, people.emil);
});
afterAll(() => world.close());

const meetings = Array.from({ length: 10 }, (_none, index) => index);
const codes = (answers: readonly object[]) => answers.map(codeOf).filter((code) => code !== null);
const inTurn = <T>(turn: number, acts: (() => Promise<T>)[]) => Promise.all((turn % 2 ? [...acts].reverse() : acts).map((act) => act()));
const owed = async (emil: Member) => (await books(world))[`receivable:${emil.id}`] ?? 0n;
const opsOf = async (id: string, op: string) => (await wishesOf(world, id)).filter((wish) => wish.op === op);

async function approved(): Promise<FundedContract> {
  const contract = await givenAFundedContract(world, { people });
  await approves(contract, { deliveryId: newestOf(await delivers(contract)) });
  return contract;
}

const clears = (id: string) =>
  world.app.get(Work).transaction(async (tx) => {
    const { contract, milestone } = await lockMilestone(tx, id);
    await world.app.get(Escrow).release(tx, contract, milestone, 'release', 'clock');
  });

/** Released, with the transfer as the partner would have told it. */
async function released(): Promise<FundedContract> {
  const contract = await approved();
  await clears(contract.milestoneId);
  await partnerSays(world, contract.milestoneId, 'transferSettled');
  await world.sql(
    `insert into transfers (id, intent_id, contract_id, milestone_id, funded_milestone_id, payee_id, stripe_account, currency, amount_minor, created_at)
     select 'tr_' || id, id, contract_id, milestone_id, milestone_id, $2, 'acct_1', 'USD', amount_minor, now()
       from intents where milestone_id = $1 and op = 'release'`,
    [contract.milestoneId, contract.emil.id],
  );
  return contract;
}

describe('released money, at the same moment', () => {
  it('given back by three clicks of one form goes back once, and every click is answered with it', async () => {
    for (const _ of meetings) {
      const { emil, milestoneId } = await released();
      const key = randomUUID();
      const answers = await Promise.all([1, 2, 3].map(() => givesReleasedBack(emil, milestoneId, 4_000, { key })));
      expect(codes(answers)).toEqual([]);
      expect(await opsOf(milestoneId, 'refund')).toMatchObject([{ amount: '4160' }]);
      expect(await lateRefundsOf(world, milestoneId)).toHaveLength(1);
    }
  });

  it('given back by two forms: the second finds one on its way', async () => {
    for (const _ of meetings) {
      const { emil, milestoneId } = await released();
      const answers = await Promise.all([7_000, 6_000].map((minor) => givesReleasedBack(emil, milestoneId, minor)));
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await opsOf(milestoneId, 'refund')).toHaveLength(1);
      expect(sums(await milestoneSeenBy(emil, milestoneId))).toMatchObject({ adds: 10_000, funded: 10_000 });
    }
  });

  it('given back while the bank takes the payment back: it is stopped, or on its way before', async () => {
    for (const turn of meetings) {
      const { emil, contractId, milestoneId } = await released();
      const before = await owed(emil);
      const opens = () =>
        world.app.get(Work).transaction(async (tx) => {
          const ports = world.app.get(PaymentPorts);
          await ports.get('lock')(tx, { contractId, milestoneId });
          await ports.get('chargebackOpened')(tx, {
            contractId,
            milestoneId,
            paymentId: randomUUID(),
            purpose: 'milestone',
            isHeld: true,
            disputeId: `du_${milestoneId}`,
            kind: 'chargeback',
            currency: 'USD',
            amountMinor: 10_400n,
            reason: 'fraudulent',
            evidenceDueAt: null,
          });
          return {};
        });
      const answers = await inTurn<object>(turn, [opens, () => givesReleasedBack(emil, milestoneId, 4_000)]);
      const wasStopped = codes(answers).length > 0;
      expect(codes(answers)).toEqual(wasStopped ? ['NOT_POSSIBLE_NOW'] : []);
      expect(await opsOf(milestoneId, 'refund')).toHaveLength(wasStopped ? 0 : 1);
      expect((await owed(emil)) - before).toBe(wasStopped ? 0n : 3_680n);
      const seen = await milestoneSeenBy(emil, milestoneId);
      expect(seen).toMatchObject({ state: wasStopped ? 'released' : 'refunding', frozenBecause: ['chargeback'] });
      if (wasStopped) continue;
      await partnerSays(world, milestoneId, 'refundRefused', { code: 'charge_disputed', retryable: false });
      expect(await owed(emil)).toBe(before);
      expect(await milestoneSeenBy(emil, milestoneId)).toMatchObject({ state: 'released' });
    }
  });

  it('given back while another release of his leaves: that one keeps nothing for a debt that is being taken back', async () => {
    for (const turn of meetings) {
      const given = await released();
      const other = await approved();
      await inTurn<unknown>(turn, [() => givesReleasedBack(given.emil, given.milestoneId, 10_000), () => clears(other.milestoneId)]);
      expect(await opsOf(other.milestoneId, 'release')).toMatchObject([{ amount: '9200' }]);
      // The refund arrives and its reversal is asked for while one more release leaves.
      const third = await approved();
      await inTurn<unknown>(turn, [() => partnerSays(world, given.milestoneId, 'refundSettled'), () => clears(third.milestoneId)]);
      expect(await opsOf(third.milestoneId, 'release')).toMatchObject([{ amount: '9200' }]);
      expect(await opsOf(given.milestoneId, 'reverse')).toMatchObject([{ amount: '9200' }]);
      expect(await world.sql(`select 1 from ledger_journals where kind = 'set_off'`)).toEqual([]);
    }
  });

  it('that arrived, told three times at once, is taken back once', async () => {
    for (const _ of meetings) {
      const { emil, milestoneId } = await released();
      await givesReleasedBack(emil, milestoneId, 4_000);
      await Promise.all([1, 2, 3].map(() => partnerSays(world, milestoneId, 'refundSettled')));
      expect(await opsOf(milestoneId, 'reverse')).toMatchObject([{ amount: '3680' }]);
      expect(await milestoneSeenBy(emil, milestoneId)).toMatchObject({ state: 'part_refunded' });
      const told = await world.sql(`select 1 from outbox_events where type = 'LateRefundConfirmed' and payload ->> 'milestoneId' = $1`, [
        milestoneId,
      ]);
      expect(told).toHaveLength(1);
    }
  });
});
