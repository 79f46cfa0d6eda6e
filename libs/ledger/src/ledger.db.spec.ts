import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock, newId, type Tx, Work } from '@sidecrew/platform';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../tests/setup/database.js';
import { escrowOf, payableTo, receivableFrom, stripeBalance, suspense } from './accounts.js';
import type { AccountName } from './accounts.js';
import { type Journal, postings } from './journal.js';
import { funded, releaseDecided, releaseSettled } from './journals/index.js';
import { BoundBroken, JournalConflict, Ledger } from './ledger.js';
import { LedgerReader } from './ledger.reader.js';

jest.setTimeout(120_000);

let database: TestDatabase;
let source: DataSource;
let work: Work;
let books: LedgerReader;
const ledger = new Ledger();

beforeAll(async () => {
  database = await freshDatabase();
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  work = new Work(source, new Clock());
  books = new LedgerReader(work);
});

afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

let milestoneId: string;
let contractId: string;
let expertId: string;
beforeEach(() => {
  [milestoneId, contractId, expertId] = [newId(), newId(), newId()];
});

const scope = () => ({ currency: 'USD', contractId, milestoneId }) as const;
const fund = (priceMinor = 10_000n) => funded(scope(), { chargeId: `ch_${milestoneId}`, priceMinor, ownerFeeMinor: 400n });
const release = (intentId: string, grossMinor = 10_000n) =>
  releaseDecided(scope(), { intentId, fundedMilestoneId: milestoneId, expertId, grossMinor, expertFeeMinor: 0n, ownerFeeMinor: 0n });
const post = (journal: Journal) => work.transaction((tx) => ledger.post(tx, journal));
const balance = (account: AccountName) => work.transaction((tx) => books.balance(tx, account, 'USD'));

describe('posting', () => {
  it('moves the balances of the guarded accounts', async () => {
    await post(fund());
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
  });

  it('is done once however often an event is told', async () => {
    const first = await post(fund());
    const again = await post(fund());
    expect(first.created).toBe(true);
    expect(again).toEqual({ id: first.id, created: false });
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
  });

  it('is done once when an event is told at the same moment by many', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(fund())));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
  });

  it('calls it a defect when one event comes with two contents', async () => {
    await post(fund());
    await expect(post(fund(9_999n))).rejects.toThrow(JournalConflict);
  });

  it('says nothing for a journal without lines', async () => {
    expect(await post({ ...fund(), postings: [] })).toEqual({ id: null, created: false });
  });

  it('never releases more than is held, not even when twenty try at once', async () => {
    await post(fund());
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => post(release(newId(), 4_000n))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(
      tries.filter((one) => one.status === 'rejected').every((one) => one.status === 'rejected' && one.reason instanceof BoundBroken),
    ).toBe(true);
    expect(await balance(escrowOf(milestoneId))).toBe(-2_000n);
  });

  it('survives journals that touch the same accounts in opposite order', async () => {
    const other = newId();
    const both = (first: AccountName, second: AccountName): Journal => ({
      ...scope(),
      kind: 'bad_debt',
      source: { type: 'decision', id: newId() },
      postings: postings([first, 1n], [second, 1n], [suspense, -2n]),
    });
    const [a, b] = [receivableFrom(expertId), receivableFrom(other)];
    await Promise.all(Array.from({ length: 30 }, (_, index) => post(index % 2 ? both(a, b) : both(b, a))));
    expect(await balance(a)).toBe(30n);
  });

  it('keeps no balance on the accounts that every journal touches', async () => {
    await post(fund());
    const [row] = await work.read<{ balance: string | null }>(`select balance from ledger_accounts where name = $1 and currency = 'USD'`, [
      stripeBalance,
    ]);
    expect(row?.balance).toBeNull();
  });
});

describe('reversing', () => {
  it('gives the money back to where it was, once', async () => {
    await post(fund());
    const decided = await post(release(newId()));
    const back = await work.transaction((tx) => ledger.reverse(tx, decided.id ?? '', 'transfer refused'));
    const again = await work.transaction((tx) => ledger.reverse(tx, decided.id ?? '', 'transfer refused'));
    expect(again).toEqual({ id: back.id, created: false });
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
    expect(await balance(payableTo(expertId))).toBe(0n);
  });

  it('knows what it cannot find', async () => {
    await expect(work.transaction((tx) => ledger.reverse(tx, newId(), 'x'))).rejects.toThrow('no journal');
  });
});

describe('reading', () => {
  it('finds journals by contract, milestone, source and the subject of an account, in pages', async () => {
    const charge = await post(fund());
    const decided = await post(release(newId()));
    const settled = await post(
      releaseSettled(scope(), { transferId: `tr_${milestoneId}`, expertId, stripeAccountId: 'acct_1', amountMinor: 10_000n }),
    );
    const ids = async (search: string) => (await books.journals(10, null, search)).map(({ id }) => id);
    expect(await ids(contractId)).toEqual([settled.id, decided.id, charge.id]);
    expect(await ids(`ch_${milestoneId}`)).toEqual([charge.id]);
    expect(await ids(expertId)).toEqual([settled.id, decided.id]);
    const [first] = await books.journals(1, null, contractId);
    const rest = await books.journals(10, { at: first?.at.toISOString() ?? '', id: first?.id ?? '' }, contractId);
    expect(rest.map(({ id }) => id)).toEqual([decided.id, charge.id]);
  });

  it('has a trial balance of zero in every currency', async () => {
    await post(fund());
    const rows = await books.trialBalance('USD');
    expect(rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
  });

  it('knows what a milestone and its parts earned on an account that all share', async () => {
    await post(fund());
    const child = { ...scope(), milestoneId: newId() };
    await post(
      releaseDecided(child, {
        intentId: newId(),
        fundedMilestoneId: milestoneId,
        expertId,
        grossMinor: 2_500n,
        expertFeeMinor: 200n,
        ownerFeeMinor: 100n,
      }),
    );
    const earned = (of: string) => work.transaction((tx) => books.ofFundedMilestone(tx, milestoneId, of, 'USD'));
    expect([await earned('revenue.expert_fee'), await earned('revenue.owner_fee')]).toEqual([-200n, -100n]);
  });
});

describe('balances', () => {
  it('are the sums of their lines, everywhere', async () => {
    const wrong = await work.read(
      `select a.name from ledger_accounts a left join ledger_postings p on p.account_id = a.id
        where a.balance is not null group by a.id having a.balance <> coalesce(sum(p.amount), 0)`,
    );
    expect(wrong).toEqual([]);
  });

  it('are exact inside the transaction that moved them', async () => {
    await post(fund());
    const inside = await work.transaction(async (tx: Tx) => {
      await ledger.post(tx, release(newId(), 2_500n));
      return books.balance(tx, escrowOf(milestoneId), 'USD');
    });
    expect(inside).toBe(-7_500n);
  });
});
