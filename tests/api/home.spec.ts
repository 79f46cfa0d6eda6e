import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, asksForChanges, delivers, type ShownMilestone } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenADraft, worked } from '../setup/given-a-task.js';
import type { Member } from '../setup/people.js';

interface Item {
  readonly kind: string;
  readonly path: string;
  readonly dueAt: string | null;
  readonly default: string | null;
  readonly who: string | null;
  readonly amount: { readonly minor: string } | null;
}

interface Home {
  readonly waiting: readonly Item[];
  readonly inReview?: readonly Item[];
  readonly held?: readonly { readonly minor: string; readonly currency: string }[];
  readonly onItsWay?: readonly { readonly milestoneId: string; readonly amount: { readonly minor: string } }[];
  readonly running: readonly { readonly id: string }[];
}

const ITEM = '{ id kind title who path dueAt default amount { minor } }';
const ownerHome = async (member: Member) =>
  (await member.asks<{ ownerHome: Home }>(`{ ownerHome { waiting ${ITEM} held { minor currency } running { id } } }`)).ownerHome;
const expertHome = async (member: Member) =>
  (
    await member.asks<{ expertHome: Home }>(
      `{ expertHome { waiting ${ITEM} inReview ${ITEM} onItsWay { milestoneId amount { minor } } running { id } } }`,
    )
  ).expertHome;
const tab = async (member: Member, name: string) =>
  (
    await member.asks<{ contracts: { nodes: { id: string }[]; totals: { minor: string }[] } }>(
      'query ($tab: ContractTab!) { contracts(tab: $tab) { nodes { id } totals { minor } } }',
      { tab: name },
    )
  ).contracts;

let world: RunningApp;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world);
});

const of = (items: readonly Item[] | undefined) => items?.find(({ path }) => path.includes(contract.contractId));

describe('the home screens', () => {
  it('ask Emil to deliver what is funded, by its date, and show Olga what is held', async () => {
    const home = await expertHome(contract.emil);
    expect(of(home.waiting)).toMatchObject({
      kind: 'deliver',
      path: `/contracts/${contract.contractId}/deliver`,
      who: 'Olga Brandt',
      default: 'a day later the owner may cancel',
      amount: { minor: '10000' },
    });
    expect(home.running.map(({ id }) => id)).toContain(contract.contractId);
    const olgas = await ownerHome(contract.olga);
    expect(of(olgas.waiting)).toBeUndefined();
    expect(Number(olgas.held?.[0]?.minor)).toBeGreaterThanOrEqual(10_000);
  });

  it('ask Olga to review a delivery and tell both what happens without her', async () => {
    const { deliveries } = await worked<ShownMilestone>(delivers(contract));
    expect(of((await ownerHome(contract.olga)).waiting)).toMatchObject({
      kind: 'review',
      path: `/contracts/${contract.contractId}/review/${deliveries[0]?.id}`,
      default: 'then it is approved by itself',
    });
    const emils = await expertHome(contract.emil);
    expect(of(emils.waiting)).toBeUndefined();
    expect(of(emils.inReview)).toMatchObject({ kind: 'review', dueAt: expect.any(String) });
  });

  it('ask Emil for the changes that Olga wants', async () => {
    const { deliveries } = await worked<ShownMilestone>(delivers(contract));
    await worked(asksForChanges(contract, deliveries[0]?.id ?? ''));
    expect(of((await expertHome(contract.emil)).waiting)).toMatchObject({ kind: 'changes' });
    expect(of((await ownerHome(contract.olga)).waiting)).toBeUndefined();
  });

  it('show Emil the approved money on its way, less the fee', async () => {
    const { deliveries } = await worked<ShownMilestone>(delivers(contract));
    await worked(approves(contract, { deliveryId: deliveries[0]?.id ?? '' }));
    const { onItsWay, waiting } = await expertHome(contract.emil);
    expect(onItsWay?.find(({ milestoneId }) => milestoneId === contract.milestoneId)).toMatchObject({ amount: { minor: '9200' } });
    expect(of(waiting)).toBeUndefined();
  });
});

describe('the tabs of contracts', () => {
  it('hand a contract over from one side to the other', async () => {
    const standsIn = async (member: Member, name: string) => (await tab(member, name)).nodes.some(({ id }) => id === contract.contractId);
    expect([await standsIn(contract.emil, 'needs_me'), await standsIn(contract.olga, 'waiting')]).toEqual([true, true]);
    await worked(delivers(contract));
    expect([await standsIn(contract.emil, 'waiting'), await standsIn(contract.olga, 'needs_me')]).toEqual([true, true]);
    expect(Number((await tab(contract.olga, 'needs_me')).totals[0]?.minor)).toBeGreaterThanOrEqual(10_000);
  });
});

describe('what waits for staff', () => {
  interface Queue {
    readonly key: string;
    readonly count: number;
    readonly oldestAt: string | null;
    readonly dueAt: string | null;
  }
  const queues = async () => {
    const { adminQueues } = await (
      await world.agentFor('ada')
    ).asks<{ adminQueues: Queue[] }>('{ adminQueues { key count oldestAt dueAt path } }');
    return Object.fromEntries(adminQueues.map((queue) => [queue.key, queue]));
  };

  it('is counted by queue, with the date by which the oldest must be seen', async () => {
    const before = await queues();
    const olga = await world.agentFor('olga');
    const risky = await givenADraft(olga, { brief: 'Fifty fake reviews, please.' });
    const plain = await givenADraft(olga);
    for (const { id } of [risky, plain]) await worked(olga.does('publishTask(id: $id) { ... on Task { id } }', '$id: ID!', { id }));
    const after = await queues();
    // A plain task opens by itself: nobody has to look at it.
    expect(after['screening']?.count).toBe((before['screening']?.count ?? 0) + 1);
    expect(Date.parse(after['screening']?.dueAt ?? '') - Date.parse(after['screening']?.oldestAt ?? '')).toBe(hours(24));
    expect(Object.keys(after).sort()).toEqual([
      'chargebacks',
      'decisions',
      'disputes',
      'money',
      'reconciliation',
      'reviews',
      'screening',
      'vetting',
    ]);
  });
});
