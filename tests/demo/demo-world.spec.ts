import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { briefs } from '../../apps/api/src/demo/content/briefs.js';
import { makeDemoWorld, type SignInCard } from '../../apps/api/src/demo/make-world.js';
import { bidStates } from '../../libs/marketplace/src/bidding/bid.process.js';
import { currencies } from '../../libs/money/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { codeOf, type Visitor } from '../setup/visitor.js';

/** The demo world is made once, as `npm start` makes it; everything here only looks at it. */
let world: RunningApp;
let cards: readonly SignInCard[];
beforeAll(async () => {
  world = await startApp({ settings: { demo: true } });
  cards = await makeDemoWorld(world.app, world.config, () => undefined);
}, 180_000);
afterAll(() => world.close());

const count = async (table: string, where = 'true') =>
  (await world.sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`))[0]?.n ?? 0;
const strings = async (sql: string) => (await world.sql<{ text: string }>(sql)).map(({ text }) => text);
const entersAs = async (role: string): Promise<Visitor> => {
  const visitor = world.visitor();
  const email = cards.find((card) => card.role === role)?.email;
  expect(codeOf(await visitor.does('demoSignIn(email: $email) { ... on Viewer { id } }', '$email: String!', { email }))).toBeNull();
  return visitor;
};

describe('who is there', () => {
  it('offers three people of each role, who enter with one click', async () => {
    expect(cards.map(({ role }) => role)).toEqual([...Array(3).fill('owner'), ...Array(3).fill('expert'), ...Array(3).fill('admin')]);
    const { demoSignIns } = await world.visitor().asks<{ demoSignIns: { email: string }[] }>('{ demoSignIns { email } }');
    expect(new Set(demoSignIns.map(({ email }) => email))).toEqual(new Set(cards.map(({ email }) => email)));
    for (const role of ['owner', 'expert', 'admin']) {
      const { viewer } = await (await entersAs(role)).asks<{ viewer: object }>('{ viewer { isOwner isExpert isAdmin } }');
      expect(viewer).toMatchObject({ isExpert: role === 'expert', isAdmin: role === 'admin' });
    }
  });

  it('has twelve owners with a task each, and forty experts with a complete profile', async () => {
    expect(await count('users u', 'exists (select from tasks t where t.owner_id = u.id)')).toBe(12);
    expect(await count('users', 'email_verified_at is null')).toBe(0);
    const complete = `length(headline) > 10 and length(about) > 80 and country <> '' and cardinality(languages) > 0 and hourly_minor > 0
      and exists (select from expert_skills s where s.expert_id = user_id) and exists (select from expert_categories c where c.expert_id = user_id)
      and exists (select from work_samples w where w.expert_id = user_id)`;
    expect(await count('expert_profiles')).toBeGreaterThanOrEqual(40);
    expect(await count('expert_profiles', `not (${complete})`)).toBe(0);
  });
});

describe('where things stand', () => {
  /**
   * Every state in which the main job can rest. `funding`, `releasing`, `refunding` and `executing` pass within moments;
   * chargebacks, pauses and take-downs are no part of the main job.
   */
  const resting: Readonly<Record<string, readonly string[]>> = {
    tasks: ['draft', 'screening', 'open', 'awarded', 'closed', 'expired', 'done'],
    bids: bidStates,
    contracts: ['awaiting_funding', 'active', 'completed', 'cancelled', 'lapsed'],
    milestones: [
      ...['planned', 'funded', 'submitted', 'changes_requested', 'refund_requested', 'approved', 'approved_blocked'],
      ...['released', 'refunded', 'disputed', 'settled', 'divided', 'dropped'],
    ],
    disputes: ['opened', 'negotiating', 'mediation', 'proposed', 'review', 'decided', 'closed'],
    vettings: ['requested', 'vetted', 'refused', 'taken_back'],
  };

  it.each(Object.entries(resting))('shows one of the %s in each state that can rest', async (table, states) => {
    const found = await strings(`select distinct state as text from ${table}`);
    expect(found).toEqual(expect.arrayContaining([...states]));
  });

  it('posts all 32 briefs, each once, for what its owner would pay', async () => {
    const written = Object.values(briefs).flat();
    expect(written).toHaveLength(32);
    const posted = await world.sql<{ title: string; low: number; high: number; points: number }>(
      `select title, budget_minimum_minor::int / 100 as low, budget_maximum_minor::int / 100 as high, jsonb_array_length(checklist) as points
         from tasks where version > 0`,
    );
    for (const { title, budget, checklist } of written) {
      expect(posted.filter((task) => task.title === title)).toEqual([{ title, low: budget[0], high: budget[1], points: checklist.length }]);
    }
  });

  it('leaves every queue of the admins something to do', async () => {
    const admin = await entersAs('admin');
    const queues = await admin.asks<Record<string, { nodes: unknown[] }>>(
      '{ screeningQueue(first: 5) { nodes { id } } vettingQueue(first: 5) { nodes { id } } disputeDesk(first: 5) { nodes { id } } }',
    );
    for (const { nodes } of Object.values(queues)) expect(nodes.length).toBeGreaterThan(0);
  });

  it('never happens in the future, nor in the wrong order', async () => {
    const [{ days } = { days: 0 }] = await world.sql<{ days: number }>(
      `select extract(day from max(joined_at) - min(joined_at))::int as days from users`,
    );
    expect(days).toBeGreaterThan(60);
    const wrong = await strings(`
      with now as (select now() + interval '1 minute' as at)
      select 'a fact of tomorrow: ' || type as text from outbox_events, now where outbox_events.at > now.at
      union all select 'a step of tomorrow: ' || kind from timeline, now where timeline.at > now.at
      union all select 'a bid before its task: ' || t.title from bids b join tasks t on t.id = b.task_id where b.submitted_at <= t.created_at
      union all select 'hired before the bid: ' || c.title from contracts c join bids b on b.id = c.bid_id where c.created_at <= b.submitted_at
      union all select 'delivered before the hire: ' || c.title from deliveries d
        join milestones m on m.id = d.milestone_id join contracts c on c.id = m.contract_id where d.submitted_at <= c.created_at
      union all select 'worked before joining: ' || u.name from bids b join users u on u.id = b.expert_id where b.submitted_at <= u.joined_at
      union all select 'posted before joining: ' || u.name from tasks t join users u on u.id = t.owner_id where t.created_at <= u.joined_at
      union all select 'spoke before joining: ' || u.name from messages m join users u on u.id = m.author_id where m.at <= u.joined_at`);
    expect(wrong).toEqual([]);
  });
});

describe('what is written', () => {
  it('never says the same of two things', async () => {
    const alike = await strings(`
      with said (place, text) as (
        select 'brief', brief from tasks where version > 0
        union all select 'profile', about from expert_profiles
        union all select 'headline', headline from expert_profiles
        union all select 'sample', title from work_samples
        union all select 'bid on ' || task_id, message from bids
        union all select 'delivery', note from deliveries
        union all select 'change request', note from change_requests
        union all select 'statement', text from dispute_statements
        union all select 'proposal', text from rulings
        union all select 'refund', reason from refund_requests)
      select place || ': ' || text as text from said group by place, text having count(*) > 1`);
    expect(alike).toEqual([]);
  });

  it('has no filler and no gap in it', async () => {
    const texts = await strings(`
      select title || ' ' || brief || ' ' || checklist::text as text from tasks
      union all select headline || ' ' || about from expert_profiles union all select title || ' ' || about from work_samples
      union all select message from bids union all select text from messages union all select note from deliveries
      union all select note from change_requests union all select text from dispute_statements union all select text from rulings
      union all select sentence from notices`);
    expect(texts.filter((text) => /lorem|ipsum|undefined|\bnull\b|\[object|NaN|TODO|foo\b|“”|\$\{/.test(text))).toEqual([]);
  });
});

describe('its books', () => {
  it('sum to zero in every currency and hold what each milestone says', async () => {
    expect(
      await world.sql(
        `select a.book, p.currency, sum(p.amount) from ledger_postings p join ledger_accounts a on a.id = p.account_id
          group by 1, 2 having sum(p.amount) <> 0`,
      ),
    ).toEqual([]);
    const held = await world.sql<{ state: string; amount: string; held: string }>(
      `select m.state, m.amount_minor::text as amount, (-coalesce(a.balance, 0))::text as held
         from milestones m left join ledger_accounts a on a.name = 'escrow:' || m.id and a.currency = m.currency
        where m.parent_id is null and m.state in ('funded', 'submitted', 'changes_requested', 'refund_requested', 'approved', 'approved_blocked', 'disputed')`,
    );
    expect(held.length).toBeGreaterThan(10);
    expect(held.filter((row) => row.amount !== row.held)).toEqual([]);
  });

  it('agree with the payment partner in every currency', async () => {
    const admin = await entersAs('admin');
    expect(codeOf(await admin.does('reconcileNow { ... on ReconciliationRun { id } }'))).toBeNull();
    const { reconciliation } = await admin.asks<{
      reconciliation: { openBreaks: unknown[]; coverage: { currency: string }[] };
    }>('{ reconciliation { openBreaks { kind what reference } coverage { currency } } }');
    expect(reconciliation.openBreaks).toEqual([]);
    expect(reconciliation.coverage.map(({ currency }) => currency)).toEqual(expect.arrayContaining(currencies.slice(0, 3)));
  });
});
