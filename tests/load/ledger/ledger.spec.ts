import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../setup/database.js';
import { bareRelease } from './bare-release.mjs';
import { fillHistory } from './history.mjs';
import { realRelease, startQuietApp } from './real-release.mjs';
import { fillHeld, type Held } from './world.mjs';

jest.setTimeout(60_000);

let database: TestDatabase;
let superuserUrl: string;
let pool: pg.Pool;
let app: INestApplication;

beforeAll(async () => {
  database = await freshDatabase();
  superuserUrl = Object.assign(new URL(database.ownerUrl), { username: 'postgres' }).href;
  pool = new pg.Pool({ connectionString: superuserUrl, max: 2 });
  app = await startQuietApp(database.url, 4);
  await app.init();
});

afterAll(async () => {
  await app?.close();
  await pool?.end();
  await database?.drop();
});

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every row a release leaves, ids by the order in which they appear, moments left out. */
async function rowsOf({ milestoneId }: Held): Promise<unknown> {
  const { rows } = await pool.query<{ all: object }>(
    `select jsonb_build_object(
       'milestone', (select to_jsonb(m) - '{due_at,funded_at,approved_at}'::text[] from milestones m where id = $1),
       'contract', (select to_jsonb(c) - 'created_at' from contracts c join milestones m on m.contract_id = c.id where m.id = $1),
       'deadlines', (select jsonb_agg(kind order by kind) from deadlines where subject_id = $1),
       'intents', (select jsonb_agg(to_jsonb(i) - 'created_at') from intents i where milestone_id = $1),
       'legs', (select jsonb_agg(to_jsonb(l) - 'changed_at') from money_legs l where milestone_id = $1),
       'journals', (select jsonb_agg(to_jsonb(j) - '{effective_at,recorded_at}'::text[] order by kind) from ledger_journals j where milestone_id = $1),
       'lines', (select jsonb_agg(jsonb_build_array(j.kind, p.n, a.name, p.amount, p.balance_after) order by j.kind, p.n)
                   from ledger_postings p join ledger_journals j on j.id = p.journal_id join ledger_accounts a on a.id = p.account_id
                  where j.milestone_id = $1),
       'timeline', (select jsonb_agg(to_jsonb(t) - 'at') from timeline t where milestone_id = $1),
       'facts', (select jsonb_agg(jsonb_build_object('type', type, 'payload', payload)) from outbox_events
                  where payload->>'milestoneId' = $1::text)) as all`,
    [milestoneId],
  );
  const names = new Map<string, string>();
  const text = JSON.stringify(rows[0]?.all).replaceAll(uuid, (id) => {
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  });
  return JSON.parse(text);
}

describe('the bench of the release decision', () => {
  it('compares two ways that write the same rows', async () => {
    const [byHand, byTheApplication] = await fillHeld(superuserUrl, 2);
    if (!byHand || !byTheApplication) throw new Error('Two were made.');
    await bareRelease(pool)(byHand);
    await realRelease(app)(byTheApplication);

    const written = await rowsOf(byTheApplication);
    expect(written).toEqual(await rowsOf(byHand));
    expect(written).toMatchObject({ milestone: { state: 'releasing' }, journals: [{ kind: 'funded' }, { kind: 'release_decided' }] });
  });

  it('shares the accounts it is asked to share', async () => {
    const apart = await fillHeld(superuserUrl, 30, { ownCurrency: true });
    const ofOne = await fillHeld(superuserUrl, 3, { oneExpert: true });
    expect(new Set(apart.map(({ currency }) => currency)).size).toBe(30);
    expect(new Set(ofOne.map(({ expertId }) => expertId)).size).toBe(1);
  });
});

describe('the history that the bench fills in', () => {
  it('is as many lines as were asked for, and balances', async () => {
    await fillHistory(superuserUrl, 1_200);
    const { rows } = await pool.query(
      `select count(*)::int as lines, count(distinct account_id)::int as accounts, sum(amount)::int as sum
         from ledger_postings p join ledger_journals j on j.id = p.journal_id where j.effective_at < now() - interval '1 year'`,
    );
    // Two accounts per milestone, three per expert of ten, three that all share.
    expect(rows).toEqual([{ lines: 1_200, accounts: 233, sum: 0 }]);
  });

  it('is refused where a balance is not the sum of its lines', async () => {
    await pool.query(`update ledger_accounts set balance = -1 where name = (
      select name from ledger_accounts where class = 'escrow' and balance = 0 limit 1)`);
    await expect(fillHistory(superuserUrl, 12)).rejects.toThrow('1 × balance that is not the sum of its lines');
  });
});
