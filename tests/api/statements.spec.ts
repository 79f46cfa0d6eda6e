import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { bank, Ledger, postings, receivableFrom } from '../../libs/ledger/src/index.js';
import { days, Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { accepts, idOf, offers, opens, statement as claims } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { worked } from '../setup/given-a-task.js';
import { asksBack, books, givesBack, givesReleasedBack, opensPage } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';

jest.setTimeout(120_000);

let world: RunningApp;
let emil: Member;
let month: string;
beforeAll(async () => {
  world = await startApp({
    settings: { invoices: { issuer: { name: 'Sidecrew', address: 'Harbour 1', taxId: 'DE123' }, vatBasisPoints: { DE: 1_900 } } },
  });
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  // The first of a month: all that these stories tell then falls into one.
  const now = world.clock.now();
  await world.clock.passes(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 6) - now.getTime());
  emil = await givenAnExpert(world);
  await setsUpPayouts(world, emil);
  month = world.clock.now().toISOString().slice(0, 7);
});
afterAll(() => world.close());

interface Section {
  readonly side: string;
  readonly opening: { readonly minor: string };
  readonly closing: { readonly minor: string };
  readonly lines: readonly {
    readonly what: string;
    readonly change: { readonly minor: string };
    readonly fee: { readonly minor: string };
    readonly balance: { readonly minor: string };
    readonly receiptId: string | null;
  }[];
}

const statementOf = async (by: Member, of = month): Promise<Section[]> => {
  const { statement } = await by.asks<{ statement: { sections: Section[] } }>(
    `query ($month: String!) { statement(month: $month) { month months sections { side lineCount opening { minor } closing { minor }
       lines { id at what title contractId change { minor } fee { minor } balance { minor } receiptId } } } }`,
    { month: of },
  );
  return statement.sections;
};

const receiptOf = async (by: Member, id: string | null | undefined) => {
  const { receipt } = await by.asks<{
    receipt: { kind: string; total: { minor: string }; parts: { label: string; amount: { minor: string } }[]; references: string[] } | null;
  }>(
    `query ($id: ID!) { receipt(id: $id) { kind at title ownerName expertName references cameBack totalLabel total { minor currency } parts { label amount { minor } } } }`,
    { id },
  );
  return receipt;
};

interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly fee: string;
  readonly total: { readonly minor: string };
  readonly vat: { readonly minor: string } | null;
  readonly corrects: string | null;
}

const invoicesOf = async (by: Member): Promise<Invoice[]> => {
  const { invoices } = await by.asks<{ invoices: { nodes: Invoice[] } }>(
    `{ invoices(first: 50) { nodes { id number kind fee contractId title issuedAt corrects total { minor currency } vat { minor } } pageInfo { hasNextPage } } }`,
  );
  return invoices.nodes;
};

/** Paid on the page by Olga, with all events in. */
async function paid(): Promise<FundedContract> {
  const contract = await givenAFundedContract(world, { state: 'planned' });
  const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
  await paysThePage(url);
  await world.worker.drain();
  return contract;
}

async function released(): Promise<FundedContract> {
  const contract = await paid();
  await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
  await world.clock.passes(days(5) + 60_000);
  return contract;
}

/** The same, while Emil owes an amount of earlier. */
async function owingAndReleased(minor: bigint): Promise<FundedContract> {
  await world.app.get(Work).transaction(async (tx) => {
    await world.app.get(Ledger).post(tx, {
      kind: 'goodwill',
      source: { type: 'decision', id: randomUUID() },
      currency: 'USD',
      postings: postings([receivableFrom(emil.id), minor], [bank, -minor]),
    });
  });
  return released();
}

const pdf = async (by: Member, path: string) => {
  const answer = await by.http
    .get(path)
    .expect(200)
    .expect('content-type', /application\/pdf/)
    .buffer(true);
  const proxy = await getDocumentProxy(new Uint8Array(answer.body as Buffer));
  return (await extractText(proxy, { mergePages: true })).text;
};

describe('a statement', () => {
  it('shows Olga and Emil every change of their money, and ends in the balance of the ledger', async () => {
    const { olga } = await released();
    const returned = await paid();
    await worked(asksBack(returned.olga, returned.milestoneId));
    await worked(givesBack(emil, returned.milestoneId, 10_000));
    await world.worker.drain();
    await paid();
    const [owner] = await statementOf(olga);
    expect(owner?.lines.map(({ what, change, fee }) => [what, change.minor, fee.minor])).toEqual([
      ['Paid, held for the task', '10400', '400'],
      ['Released to the expert, with the owner fee on it', '-10400', '400'],
      ['Paid, held for the task', '10400', '400'],
      ['Refund on its way', '0', '400'],
      ['Refunded to your card', '-10400', '0'],
      ['Paid, held for the task', '10400', '400'],
    ]);
    const [expert] = await statementOf(emil);
    expect(expert?.lines.map(({ what, change, fee }) => [what, change.minor, fee.minor])).toEqual([
      ['Released to you, after the expert fee', '9200', '800'],
      ['Sent to your payout account', '-9200', '0'],
    ]);
    const now = await books(world);
    const held = Object.entries(now).filter(([account]) => /^(escrow|deferred_fee|refund_payable):/.test(account));
    expect(BigInt(owner?.closing.minor ?? 0)).toBe(-held.reduce((sum, [, minor]) => sum + minor, 0n));
    expect(expert?.closing.minor).toBe('0');
  });

  it('opens a month with what the last one closed with', async () => {
    const olga = await world.agentFor('olga');
    const [before] = await statementOf(olga);
    const next = new Date(`${month}-01T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    const [after] = await statementOf(olga, next.toISOString().slice(0, 7));
    expect([after?.opening, after?.lines]).toEqual([before?.closing, []]);
  });

  it('shows a dispute that gave Olga everything back', async () => {
    const contract = await paid();
    const id = idOf(await opens(contract, contract.olga, claims(10_000)));
    const offered = await offers(id, emil, 10_000, 0);
    await accepts(id, contract.olga, 'offers' in offered ? (offered.offers[0]?.id ?? '') : '');
    await world.worker.drain();
    const lines = (await statementOf(contract.olga)).flatMap((section) => section.lines);
    expect(lines.slice(-2).map(({ what, change }) => [what, change.minor])).toEqual([
      ['Dispute settled by a split', '0'],
      ['Refunded to your card', '-10400'],
    ]);
    expect(await world.sql(`select 1 from outbox_events where type = 'EscrowSettled' and delivered_at is null`)).toEqual([]);
  });

  it('shows Ada nothing of it, and refuses what is no month', async () => {
    const ada = await world.agentFor('ada');
    expect(await statementOf(ada)).toEqual([]);
    const { errors } = await ada.answers('{ statement(month: "2026-13") { month } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'month' }] });
    await ada.http.get('/documents/statements/2026-99.pdf').expect(422);
  });

  it('is a PDF with every line, also of names in other scripts', async () => {
    const olga = await world.agentFor('olga');
    await world.sql(`update users set name = 'Olga Łęcka-Ωmega Жук' where id = $1`, [olga.id]);
    const text = await pdf(olga, `/documents/statements/${month}.pdf`);
    expect(text).toContain('Olga Łęcka-Ωmega Жук');
    expect(text).toContain('Refunded to your card');
    expect(text).toContain('Balance after');
  });

  it('is a table of the year in which no title starts a formula', async () => {
    const olga = await world.agentFor('olga');
    const { contractId } = await paid();
    await world.sql(`update contracts set title = '=HYPERLINK("https://evil.example";"Click")' where id = $1`, [contractId]);
    const answer = await olga.http.get(`/documents/statements/${month.slice(0, 4)}.csv`).expect(200);
    const lines = answer.text.trim().split('\r\n');
    expect(lines[0]).toMatch(/date_utc,side,currency,what,task,contract,reference,fee,change,balance$/);
    expect(lines.filter((line) => line.includes('HYPERLINK'))).toEqual([expect.stringContaining(`"'=HYPERLINK(""https`)]);
    const change = lines.slice(1).reduce((sum, line) => sum + Number(/(-?[\d.]+),-?[\d.]+$/.exec(line)?.[1]), 0);
    const [owner] = await statementOf(olga);
    expect(Math.round(change * 100)).toBe(Number(owner?.closing.minor));
  });
});

describe('a receipt', () => {
  it('shows each movement to its parties, its parts adding up to the total', async () => {
    const { olga } = await released();
    const lines = (await statementOf(olga)).flatMap((section) => section.lines);
    const receipts = await Promise.all(lines.filter(({ receiptId }) => receiptId).map(({ receiptId }) => receiptOf(olga, receiptId)));
    expect(new Set(receipts.map((receipt) => receipt?.kind))).toEqual(new Set(['funding', 'release', 'refund']));
    for (const receipt of receipts) {
      expect(receipt?.parts.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n)).toBe(BigInt(receipt?.total.minor ?? -1));
    }
    const [line] = (await statementOf(emil)).flatMap((section) => section.lines).filter(({ receiptId }) => receiptId);
    expect(await receiptOf(emil, line?.receiptId)).toMatchObject({
      kind: 'release',
      total: { minor: '9200' },
      parts: [
        { label: 'Released', amount: { minor: '10000' } },
        { label: 'Expert fee', amount: { minor: '-800' } },
      ],
      references: [expect.stringMatching(/^tr_/)],
    });
  });

  it('of a release tells Emil what was kept for his debt, and Olga nothing of it', async () => {
    const { olga, contractId } = await owingAndReleased(1_000n);
    const [journal] = await world.sql<{ id: string }>(
      `select id from ledger_journals where contract_id = $1 and kind = 'release_decided'`,
      [contractId],
    );
    const kept = { label: 'Kept for what was owed', amount: { minor: '-1000' } };
    expect(await receiptOf(emil, journal?.id)).toMatchObject({ total: { minor: '8200' }, parts: expect.arrayContaining([kept]) });
    const hers = await receiptOf(olga, journal?.id);
    expect(hers?.parts.map(({ label }) => label)).toEqual(['Released', 'Expert fee']);
    expect(hers?.total.minor).toBe('9200');
  });

  it('of a payout is there when the bank has the money', async () => {
    await world.clock.passes(days(4));
    const { payouts } = await emil.asks<{ payouts: { payouts: { nodes: { receiptId: string | null; amount: { minor: string } }[] } } }>(
      '{ payouts { payouts { nodes { receiptId amount { minor } } } } }',
    );
    const [payout] = payouts.payouts.nodes;
    expect(await receiptOf(emil, payout?.receiptId)).toMatchObject({ kind: 'payout', total: { minor: payout?.amount.minor } });
    expect(await pdf(emil, `/documents/receipts/${payout?.receiptId}.pdf`)).toContain('payout to the bank');
  });

  it('is nothing to anybody else, and to nobody signed out', async () => {
    const olga = await world.agentFor('olga');
    const stranger = await world.agentFor({ name: 'Nora Blind', email: 'nora@example.com', owner: true, expert: true });
    const [line] = (await statementOf(olga)).flatMap((section) => section.lines).filter(({ receiptId }) => receiptId);
    expect(await receiptOf(stranger, line?.receiptId)).toBeNull();
    // The payment page is Olga's business alone.
    expect(await receiptOf(emil, line?.receiptId)).toBeNull();
    await stranger.http.get(`/documents/receipts/${line?.receiptId}.pdf`).expect(404);
    await world.visitor().http.get(`/documents/receipts/${line?.receiptId}.pdf`).expect(401);
  });
});

describe('an invoice', () => {
  it('is made out for each fee that was earned, with the tax in it, and with the details given before', async () => {
    await emil.does(`saveTaxDetails(input: $input) { ... on TaxDetails { legalName } }`, '$input: TaxDetailsInput!', {
      input: { legalName: 'Haas Buchhaltung', address: 'Elbe 2', country: 'DE' },
    });
    const { olga } = await released();
    const detailsOf = async (member: Member) =>
      (await member.asks<{ taxDetails: object | null }>('{ taxDetails { legalName country taxId } }')).taxDetails;
    expect([await detailsOf(emil), await detailsOf(olga)]).toEqual([{ legalName: 'Haas Buchhaltung', country: 'DE', taxId: null }, null]);
    const [newest] = await invoicesOf(emil);
    expect(newest).toMatchObject({ kind: 'invoice', fee: 'expert_fee', total: { minor: '800' }, vat: { minor: '128' } });
    expect((await invoicesOf(olga))[0]).toMatchObject({ kind: 'invoice', fee: 'owner_fee', total: { minor: '400' }, vat: null });
    const text = await pdf(emil, `/documents/invoices/${newest?.id}.pdf`);
    for (const words of ['Haas Buchhaltung', 'Tax id DE123', 'VAT 19', '6.72', 'draft']) expect(text).toContain(words);
    await olga.http.get(`/documents/invoices/${newest?.id}.pdf`).expect(404);
  });

  it('that is corrected by a credit note gives it its details and tax, whatever they are by now', async () => {
    const contract = await released();
    const [corrected] = await invoicesOf(emil);
    await emil.does(`saveTaxDetails(input: $input) { ... on TaxDetails { legalName } }`, '$input: TaxDetailsInput!', {
      input: { legalName: 'Haas and Daughter', address: 'Elbe 3', country: 'DE', taxId: 'DE999' },
    });
    await worked(givesReleasedBack(emil, contract.milestoneId, 5_000));
    await world.worker.drain();
    const [note] = await invoicesOf(emil);
    expect(note).toMatchObject({ kind: 'credit_note', corrects: corrected?.number, total: { minor: '400' }, vat: { minor: '64' } });
    const text = await pdf(emil, `/documents/invoices/${note?.id}.pdf`);
    for (const words of ['Haas Buchhaltung', 'Corrects invoice', corrected?.number ?? '?']) expect(text).toContain(words);
    expect(text).not.toContain('Haas and Daughter');
  });

  it('is never made out for a refund of held money: nothing was earned', async () => {
    const { olga } = await paid();
    const all = await world.sql<{ sum: string }>(
      `select coalesce(sum(case kind when 'invoice' then total_minor else -total_minor end), 0)::text as sum from invoices`,
    );
    const earned = await books(world);
    expect(BigInt(all[0]?.sum ?? 0)).toBe(-((earned['revenue.owner_fee'] ?? 0n) + (earned['revenue.expert_fee'] ?? 0n)));
    expect((await invoicesOf(olga)).every(({ fee }) => fee === 'owner_fee')).toBe(true);
  });

  it('carries no gap in its numbers, and stays as it was issued', async () => {
    const rows = await world.sql<{ n: number }>(`select n from invoices order by n`);
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1));
    await expect(world.sql(`update invoices set total_minor = 1`)).rejects.toThrow('stays as it is');
    await expect(world.sql(`delete from invoices`)).rejects.toThrow('stays as it is');
  });

  it('needs a name, an address and a country that exist', async () => {
    const { errors } = await emil.answers(`mutation ($input: TaxDetailsInput!) { saveTaxDetails(input: $input) { __typename } }`, {
      input: { legalName: ' ', address: 'Elbe 2', country: 'de' },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
