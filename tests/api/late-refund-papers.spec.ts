import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import type { FundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givenAReleasedContract } from '../setup/late-refunds.js';
import { books, givesReleasedBack } from '../setup/money.js';
import type { Member } from '../setup/people.js';

jest.setTimeout(120_000);

let world: RunningApp;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp({
    settings: { invoices: { issuer: { name: 'Sidecrew', address: 'Harbour 1', taxId: 'DE123' }, vatBasisPoints: { DE: 1_900 } } },
  });
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  // The middle of a month: all that this story tells then falls into one.
  const now = world.clock.now();
  await world.clock.passes(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 10, 6) - now.getTime());
  const expert = await givenAnExpert(world);
  await setsUpPayouts(world, expert);
  await expert.does(`saveTaxDetails(input: $input) { ... on TaxDetails { legalName } }`, '$input: TaxDetailsInput!', {
    input: { legalName: 'Haas Buchhaltung', address: 'Elbe 2', country: 'DE' },
  });
  contract = await givenAReleasedContract(world);
  await worked(givesReleasedBack(contract.emil, contract.milestoneId, 4_000, { reason: 'The March sheet was wrong.' }));
  await world.worker.drain();
});
afterAll(() => world.close());

interface Line {
  readonly what: string;
  readonly change: { readonly minor: string };
  readonly fee: { readonly minor: string };
  readonly receiptId: string | null;
}

const statementOf = async (by: Member) => {
  const { statement } = await by.asks<{ statement: { sections: { closing: { minor: string }; lines: Line[] }[] } }>(
    `query ($month: String!) { statement(month: $month) { sections { closing { minor } lines { what change { minor } fee { minor } receiptId } } } }`,
    { month: world.clock.now().toISOString().slice(0, 7) },
  );
  const [section] = statement.sections;
  return { closing: section?.closing.minor, lines: section?.lines ?? [] };
};
const told = async (by: Member) =>
  (await by.asks<{ notices: { nodes: { sentence: string }[] } }>('{ notices(first: 20) { nodes { sentence } } }')).notices.nodes;
const invoicesOf = async (by: Member) =>
  (
    await by.asks<{
      invoices: { nodes: { id: string; kind: string; fee: string; total: { minor: string }; vat: { minor: string } | null }[] };
    }>('{ invoices(first: 50) { nodes { id kind fee total { minor } vat { minor } } } }')
  ).invoices.nodes.map(({ kind, fee, total, vat }) => [kind, fee, total.minor, vat?.minor ?? null]);

describe('40 of 100 given back after the release', () => {
  it('is told to both, in the app and by mail, with the sums', async () => {
    const hers = (await told(contract.olga)).map(({ sentence }) => sentence);
    const his = (await told(contract.emil)).map(({ sentence }) => sentence);
    expect(hers).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Emil .* gives 41\.60 USD back for .*, the fee on it included\. It goes to the card that paid\.$/),
        expect.stringMatching(/^41\.60 USD went back to your card for /),
      ]),
    );
    expect(his).toEqual(
      expect.arrayContaining([expect.stringMatching(/has the refund for .*\. 36\.80 USD is taken from your payout balance for it\.$/)]),
    );
    expect((await world.mails(contract.olga.persona.email)).map(({ text }) => text).join('\n')).toContain(
      '41.60 USD went back to your card',
    );
  });

  it('stands on the timeline that both read', async () => {
    const timeline = (await contractSeenBy(contract.olga, contract.contractId))?.timeline.nodes ?? [];
    expect(timeline.slice(0, 2)).toMatchObject([
      { kind: 'late_refund_confirmed', actorRole: 'payments' },
      { kind: 'late_refund_given', actorRole: 'expert' },
    ]);
  });

  it('is on both statements, which end in the balance of the ledger', async () => {
    const hers = await statementOf(contract.olga);
    expect(hers.lines.slice(-2).map(({ what, change, fee }) => [what, change.minor, fee.minor])).toEqual([
      ['Refund after the release on its way', '4160', '160'],
      ['Refunded to your card', '-4160', '0'],
    ]);
    const his = await statementOf(contract.emil);
    expect(his.lines.slice(-2).map(({ what, change, fee }) => [what, change.minor, fee.minor])).toEqual([
      ['Refund to the owner, owed by you', '-3680', '320'],
      ['Taken back from your payout account', '3680', '0'],
    ]);
    expect([hers.closing, his.closing]).toEqual(['0', '0']);
  });

  it('has a receipt for Olga, with the price and the fee on it', async () => {
    const [line] = (await statementOf(contract.olga)).lines.slice(-1);
    const { receipt } = await contract.olga.asks<{ receipt: object }>(
      'query ($id: ID!) { receipt(id: $id) { kind totalLabel total { minor } parts { label amount { minor } } } }',
      { id: line?.receiptId },
    );
    expect(receipt).toEqual({
      kind: 'refund',
      totalLabel: 'Refunded',
      total: { minor: '4160' },
      parts: [
        { label: 'Price', amount: { minor: '4000' } },
        { label: 'Owner fee', amount: { minor: '160' } },
      ],
    });
  });

  it('has a credit note for each fee, and invoices less credit notes are what was earned', async () => {
    expect((await invoicesOf(contract.emil)).slice(0, 2)).toEqual([
      ['credit_note', 'expert_fee', '320', '51'],
      ['invoice', 'expert_fee', '800', '128'],
    ]);
    expect((await invoicesOf(contract.olga)).slice(0, 2)).toEqual([
      ['credit_note', 'owner_fee', '160', null],
      ['invoice', 'owner_fee', '400', null],
    ]);
    const [sum] = await world.sql<{ earned: string }>(
      `select sum(case kind when 'invoice' then total_minor else -total_minor end)::text as earned from invoices`,
    );
    const now = await books(world);
    expect(BigInt(sum?.earned ?? 0)).toBe(-((now['revenue.owner_fee'] ?? 0n) + (now['revenue.expert_fee'] ?? 0n)));
  });

  it('is what the milestone shows: what Emil keeps and what may still go back, to him', async () => {
    const { contract: shown } = await contract.emil.asks<{ contract: { milestones: object[] } }>(
      `query ($id: ID!) { contract(id: $id) { milestones { state expertGets { minor } expertFee { minor }
         releasedMoney { most { minor } kept { minor } keptExpertFee { minor } keptOwnerFee { minor } } } } }`,
      { id: contract.contractId },
    );
    expect(shown.milestones).toEqual([
      {
        state: 'part_refunded',
        expertGets: { minor: '5520' },
        expertFee: { minor: '480' },
        releasedMoney: {
          most: { minor: '6000' },
          kept: { minor: '6000' },
          keptExpertFee: { minor: '480' },
          keptOwnerFee: { minor: '240' },
        },
      },
    ]);
  });
});
