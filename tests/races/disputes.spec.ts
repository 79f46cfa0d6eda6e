import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ProposalNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { heldInBooks } from '../setup/bookkeeping.js';
import { accepts, answers, does, idOf, offers, opens, rejects, rules, type ShownDispute } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { inTurn, manyTimes, overEach, refusalsOf } from '../setup/meetings.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(60_000);

let world: RunningApp;
let people: Pick<FundedContract, 'olga' | 'emil'>;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ProposalNoticesPort), 'notified').mockResolvedValue({ owner: true, expert: true });
  people = { olga: await world.agentFor('olga'), emil: await world.agentFor('emil') };
});
afterAll(() => world.close());

interface Negotiated {
  readonly contract: FundedContract;
  readonly id: string;
}
const funded = () => givenAFundedContract(world, { people });
async function negotiated(): Promise<Negotiated> {
  const contract = await funded();
  const id = idOf(await opens(contract));
  idOf(await answers(id, contract.emil));
  return { contract, id };
}
const stateOf = async (id: string) => (await world.sql<{ state: string }>(`select state from disputes where id = $1`, [id]))[0]?.state;

/** What was decided about the money: once, for exactly what was held. */
async function expectOneSplit({ milestoneId }: FundedContract): Promise<void> {
  const [row] = await world.sql<{ journals: string; given: string | null; held: string }>(
    `select (select count(*) from ledger_journals j where j.milestone_id = $1 and j.kind = 'split_decided') as journals,
            (select sum(gross_minor)::text from money_legs where milestone_id = $1) as given,
            (select amount_minor::text from milestones where id = $1) as held`,
    [milestoneId],
  );
  expect(row).toEqual({ journals: '1', given: row?.held, held: row?.held });
}

describe('at the same moment', () => {
  it('both sides open: there is one dispute', async () => {
    const contracts = await manyTimes(async (turn) => {
      const contract = await funded();
      const all = await inTurn(turn, [() => opens(contract), () => opens(contract, contract.emil)]);
      expect(refusalsOf(all)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await world.sql('select from disputes where milestone_id = $1', [contract.milestoneId])).toHaveLength(1);
      return contract;
    });
    expect(await heldInBooks(world, contracts)).toEqual(contracts.map(() => 10_000));
  });

  it("both sides accept the other's offer: one split is carried out", async () => {
    const contracts = await manyTimes(async (turn) => {
      const { contract, id } = await negotiated();
      await offers(id, contract.olga, 6_000, 4_000);
      const shown = (await offers(id, contract.emil, 3_000, 7_000)) as ShownDispute;
      const [byOlga, byEmil] = shown.offers.map((offer) => offer.id);
      const all = await inTurn(turn, [() => accepts(id, contract.emil, byOlga ?? ''), () => accepts(id, contract.olga, byEmil ?? '')]);
      expect(refusalsOf(all)).toEqual(['NOT_POSSIBLE_NOW']);
      await expectOneSplit(contract);
      return contract;
    });
    expect(await heldInBooks(world, contracts)).toEqual(contracts.map(() => 0));
  });

  it('an offer is replaced while it is accepted: the accepted figures are the ones that move', async () => {
    const ends = await manyTimes(async (turn) => {
      const { contract, id } = await negotiated();
      const shown = (await offers(id, contract.olga, 6_000, 4_000)) as ShownDispute;
      const [accepted] = await inTurn(turn, [
        () => accepts(id, contract.emil, shown.offers[0]?.id ?? ''),
        () => offers(id, contract.olga, 9_000, 1_000),
      ]);
      const wasAccepted = accepted !== undefined && codeOf(accepted) === null;
      if (wasAccepted) {
        expect(accepted).toMatchObject({ outcome: { owner: { minor: '6000' }, expert: { minor: '4000' } } });
        await expectOneSplit(contract);
      } else expect(accepted).toMatchObject({ code: 'STALE_VERSION' });
      return { contract, held: wasAccepted ? 0 : 10_000 };
    });
    const contracts = ends.map(({ contract }) => contract);
    expect(await heldInBooks(world, contracts)).toEqual(ends.map(({ held }) => held));
  });

  it('one withdraws while the other accepts: one of them', async () => {
    const ends = await manyTimes(async (turn) => {
      const { contract, id } = await negotiated();
      const shown = (await offers(id, contract.olga, 6_000, 4_000)) as ShownDispute;
      const all = await inTurn(turn, [
        () => does('withdrawDispute', id, contract.olga),
        () => accepts(id, contract.emil, shown.offers[0]?.id ?? ''),
      ]);
      expect(refusalsOf(all)).toEqual(['NOT_POSSIBLE_NOW']);
      return { contract, held: (await stateOf(id)) === 'closed' ? 10_000 : 0 };
    });
    const contracts = ends.map(({ contract }) => contract);
    expect(await heldInBooks(world, contracts)).toEqual(ends.map(({ held }) => held));
  });

  it('two proposals: the parties are shown one', async () => {
    const [ada, disputes] = [await world.agentFor('ada'), await manyTimes(negotiated)];
    await world.clock.passes(days(5) + hours(1));
    await overEach(disputes, async ({ contract, id }, turn) => {
      idOf(await does('assignDispute', id, ada));
      const all = await inTurn(turn, [
        () => rules('proposeSplit', contract, id, ada, 4_000, 6_000),
        () => rules('proposeSplit', contract, id, ada, 5_000, 5_000),
      ]);
      expect(refusalsOf(all)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await world.sql('select from rulings where dispute_id = $1', [id])).toHaveLength(1);
    });
  });
});

describe('as the clock ends it', () => {
  it('a proposal that both accept, or one rejects, as the silence ends: one end, one split at most', async () => {
    const [ada, disputes] = [await world.agentFor('ada'), await manyTimes(negotiated)];
    await world.clock.passes(days(5) + hours(1));
    await overEach(disputes, async ({ contract, id }) => {
      idOf(await does('assignDispute', id, ada));
      idOf(await rules('proposeSplit', contract, id, ada, 4_000, 6_000));
    });
    const answer = ({ contract, id }: Negotiated, turn: number) =>
      turn % 2 ? rejects(id, contract.emil) : does('acceptProposal', id, contract.emil);
    await Promise.all([
      world.clock.passes(hours(49)),
      overEach(disputes, ({ contract, id }) => does('acceptProposal', id, contract.olga)),
      overEach(disputes, answer),
    ]);
    await world.worker.drain();
    const ends = await Promise.all(disputes.map(async ({ contract, id }) => ({ contract, state: await stateOf(id) })));
    for (const { contract, state } of ends) {
      expect(['executing', 'review']).toContain(state);
      if (state === 'executing') await expectOneSplit(contract);
    }
    const contracts = ends.map(({ contract }) => contract);
    expect(await heldInBooks(world, contracts)).toEqual(ends.map(({ state }) => (state === 'executing' ? 0 : 10_000)));
  });

  it('an answer as the time to answer ends: it counts, or the mediation has begun', async () => {
    const opened = await manyTimes(async () => {
      const contract = await funded();
      return { contract, id: idOf(await opens(contract)) };
    });
    const [, replies] = await Promise.all([
      world.clock.passes(days(4) + hours(1)),
      overEach(opened, ({ contract, id }) => answers(id, contract.emil)),
    ]);
    await world.worker.drain();
    for (const [turn, { id }] of opened.entries()) {
      expect(await stateOf(id)).toBe(refusalsOf([replies[turn] ?? {}]).length === 1 ? 'mediation' : 'negotiating');
    }
  });
});
