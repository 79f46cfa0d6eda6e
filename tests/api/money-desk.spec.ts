import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import type { Member } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(180_000);

let app: RunningApp;
let ada: Member;
let olga: Member;
beforeAll(async () => {
  app = await startApp();
  ada = await app.agentFor('ada');
  olga = await app.agentFor('olga');
  app.sandbox?.control.seed({ float: { usd: 500_000 } });
  await app.worker.drain();
});
afterAll(async () => app?.close());

const insertIntent = async (state: string): Promise<string> => {
  const id = newId();
  await app.sql(
    `insert into intents (id, movement_id, n, op, business_key, lane, subject_type, subject_id, params, state, code, attempts, currency, amount_minor, created_at)
     values ($1::uuid, $1::uuid, 1, 'refund', $1::text, $1::text, 'x', 'x', '{}', $2, 'charge_disputed', 1, 'USD', 1050, now())`,
    [id, state],
  );
  return id;
};

describe('the money desk of staff', () => {
  it('finds journals by any id, with their lines', async () => {
    await ada.asks(`mutation { reconcileNow { __typename } }`);
    const { ledger } = await ada.asks<{
      ledger: { nodes: { kind: string; sourceId: string; postings: { account: string; amount: { minor: string } }[] }[] };
    }>(
      `{ ledger { nodes { id kind sourceType sourceId at reverses meta { name value } postings { account amount { minor currency } } } pageInfo { hasNextPage } } }`,
    );
    const topup = ledger.nodes.find(({ kind }) => kind === 'platform_topup');
    expect(topup?.postings).toEqual(
      [
        { account: 'bank', amount: { minor: '-500000', currency: 'USD' } },
        { account: 'stripe_balance', amount: { minor: '500000', currency: 'USD' } },
      ].sort((a, b) => (topup?.postings[0]?.account === a.account ? -1 : topup?.postings[0]?.account === b.account ? 1 : 0)),
    );
    const found = await ada.asks<{ ledger: { nodes: object[] } }>(`query ($search: String) { ledger(search: $search) { nodes { id } } }`, {
      search: topup?.sourceId,
    });
    expect(found.ledger.nodes).toHaveLength(1);
  });

  it('has a trial balance that sums to zero', async () => {
    const { trialBalance } = await ada.asks<{ trialBalance: { amount: { minor: string } }[] }>(
      `{ trialBalance(currency: USD) { account amount { minor } } }`,
    );
    expect(trialBalance.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n)).toBe(0n);
  });

  it('compares with Stripe at once and closes a finding with a reason', async () => {
    await app.sql(
      `insert into reconciliation_breaks (id, kind, reference, currency, found_minor, first_seen_at, last_seen_at) values ($1, 'second_object', 'tr_two', 'USD', 700, now(), now())`,
      [newId()],
    );
    expect(await ada.does(`reconcileNow { ... on ReconciliationRun { id state matched breaks startedAt endedAt } }`)).toMatchObject({
      state: 'done',
      breaks: 1,
    });
    const page = () =>
      ada.asks<{
        reconciliation: { openBreaks: { id: string; what: string; remedy: string; found: object }[]; coverage: object[]; runs: object[] };
      }>(
        `{ reconciliation { coverage { currency atStripe { minor } owed { minor } ratio state } openBreaks { id kind what remedy reference expected { minor } found { minor } firstSeenAt resolvedBy { name } } runs { id state } } }`,
      );
    const { reconciliation } = await page();
    expect(reconciliation.coverage).toEqual([
      { currency: 'USD', atStripe: { minor: '500000' }, owed: { minor: '0' }, ratio: null, state: 'good' },
    ]);
    const [found] = reconciliation.openBreaks;
    expect(found).toMatchObject({ found: { minor: '700' }, remedy: expect.stringContaining('by hand') });
    const resolves = (why: string) =>
      ada.does(
        `resolveBreak(id: $id, resolution: $why) { ... on ReconciliationBreak { resolution resolvedAt resolvedBy { id } } }`,
        '$id: ID!, $why: String!',
        { id: found?.id, why },
      );
    expect(await resolves('Taken back.')).toMatchObject({ resolution: 'Taken back.', resolvedBy: { id: ada.id } });
    expect(codeOf(await resolves('Once more.'))).toBe('NOT_POSSIBLE_NOW');
    expect((await page()).reconciliation.openBreaks).toEqual([]);
  });

  it('lists what did not move, and refuses to retry what nobody can wish anew', async () => {
    const id = await insertIntent('refused');
    const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { id: string }[] } }>(
      `{ failedMoney { nodes { id op state amount { minor currency } contractId milestoneId code stripeId attempts createdAt nextAt } pageInfo { endCursor } } }`,
    );
    expect(failedMoney.nodes).toContainEqual(
      expect.objectContaining({ id, state: 'refused', code: 'charge_disputed', amount: { minor: '1050', currency: 'USD' } }),
    );
    expect(
      codeOf(await ada.does(`retryMoney(intentId: $id, reason: "The cause is gone.") { ... on MoneyIntent { id } }`, '$id: ID!', { id })),
    ).toBe('NOT_POSSIBLE_NOW');
  });

  it('replays an event that was set aside, with a reason', async () => {
    const id = `evt_${newId()}`;
    await app.sql(
      `insert into stripe_events (id, source, type, body, received_at, state, attempts) values ($1, 'platform', 'charge.updated', '{}', now(), 'failed', 10)`,
      [id],
    );
    await app.sql(
      `insert into reconciliation_breaks (id, kind, reference, first_seen_at, last_seen_at) values ($1, 'event_failed', $2, now(), now())`,
      [newId(), id],
    );
    const replays = () =>
      ada.does(`replayEvent(id: $id, reason: "The fetch works again.") { ... on Done { done } }`, '$id: String!', { id });
    expect(await replays()).toEqual({ done: true });
    expect(codeOf(await replays())).toBe('NOT_POSSIBLE_NOW');
    const { reconciliation } = await ada.asks<{ reconciliation: { openBreaks: { reference: string }[] } }>(
      '{ reconciliation { openBreaks { reference } } }',
    );
    expect(reconciliation.openBreaks.map(({ reference }) => reference)).not.toContain(id);
    expect(await app.sql(`select reason from audit_log where action = 'event.replayed' and facts ->> 'event' = $1`, [id])).toEqual([
      { reason: 'The fetch works again.' },
    ]);
  });

  it.each([
    '{ ledger { nodes { id } } }',
    '{ trialBalance(currency: USD) { account } }',
    '{ reconciliation { runs { id } } }',
    '{ failedMoney { nodes { id } } }',
    'mutation { reconcileNow { __typename } }',
    `mutation { resolveBreak(id: "${newId()}", resolution: "because") { __typename } }`,
    `mutation { replayEvent(id: "evt_nobody", reason: "The cause is gone.") { __typename } }`,
    `mutation { retryMoney(intentId: "${newId()}", reason: "The cause is gone.") { __typename } }`,
  ])('is closed to everyone else: %s', async (document) => {
    const { errors } = await olga.answers(document);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await app.visitor().answers(document)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});
