// @ts-check
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';

/**
 * @typedef {object} Held held money that may go out: a row of a fresh contract, approved, its clearing over
 * @property {string} milestoneId
 * @property {string} contractId
 * @property {string} expertId
 * @property {string} currency
 */

/**
 * Makes contracts whose clearing has ended, each with one funded milestone of 250.00. Everything the release reads is
 * there; what it never reads (a task's bids of others, deliveries) is not. Triggers are off, so it takes seconds.
 * @param {string} superuserUrl
 * @param {number} count
 * @param {{ oneExpert?: boolean, ownCurrency?: boolean, state?: 'approved' | 'funded' }} [kind] one expert for all instead of
 *   one each; a currency for each, so that not even the fee accounts are shared; where the milestones stand
 * @returns {Promise<Held[]>}
 */
export function fillHeld(superuserUrl, count, { oneExpert = false, ownCurrency = false, state = 'approved' } = {}) {
  return withClient(superuserUrl, async (client) => {
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      `create temp table made on commit drop as
       select uuidv7() as task_id, uuidv7() as bid_id, uuidv7() as contract_id, uuidv7() as milestone_id, uuidv7() as payment_id,
              uuidv7() as intent_id, uuidv7() as owner_id,
              case when $2 then md5('the one expert')::uuid else uuidv7() end as expert_id,
              case when $3 then chr(65 + n / 676 % 26) || chr(65 + n / 26 % 26) || chr(65 + n % 26) else 'USD' end as currency,
              $4::text as state
         from generate_series(0, $1::int - 1) n`,
      [count, oneExpert, ownCurrency, state],
    );
    for (const statement of [people, accounts, tasks, bids, contracts, milestones, payments, deadlines, books])
      await client.query(statement);
    const { rows } = await client.query(
      `select milestone_id as "milestoneId", contract_id as "contractId", expert_id as "expertId", currency from made order by milestone_id`,
    );
    await client.query('commit; analyze');
    return rows;
  });
}

const people = `
  insert into users (id, email, name, password_hash, language, time_zone, email_verified_at, is_owner, is_expert, terms_version,
    terms_accepted_at, joined_at)
  select distinct id, id || '@example.com', 'Somebody', '-', 'en', 'UTC', now(), is_owner, not is_owner, '1', now(), now()
    from made, lateral (values (owner_id, true), (expert_id, false)) people (id, is_owner)
  on conflict do nothing`;

const accounts = `
  insert into connected_accounts (user_id, stripe_id, country, transfers_status, payouts_status, can_receive, submitted, created_at, seen_at)
  select distinct expert_id, 'acct_' || expert_id, 'US', 'active', 'active', true, true, now(), now() from made
  on conflict do nothing`;

const tasks = `
  insert into tasks (id, owner_id, category_id, state, version, title, brief, currency, budget_minimum_minor, budget_maximum_minor,
    due_days, language, ai_policy, checklist, created_at)
  select task_id, owner_id, task_id, 'awarded', 1, 'Books of May', 'Sort the receipts of May and close the month.', currency, 20000, 30000,
         7, 'en', 'allowed', '[{"id": "a", "text": "Every receipt is booked"}]', now() from made`;

const bids = `
  insert into bids (id, task_id, expert_id, state, version, task_version, currency, price_minor, days, milestones, message, ai_declaration,
    contract_id, submitted_at, terms_at)
  select bid_id, task_id, expert_id, 'won', 1, 1, currency, 25000, 7, '[{"title": "May", "amountMinor": "25000", "days": 7}]',
         'I have done this for years.', 'none', contract_id, now(), now() from made`;

const contracts = `
  insert into contracts (id, task_id, bid_id, task_version, bid_version, owner_id, expert_id, state, currency, title, terms, checklist, created_at)
  select contract_id, task_id, bid_id, 1, 1, owner_id, expert_id, 'active', currency, 'Books of May',
         '{"ownerFeeBasisPoints": 400, "expertFeeBasisPoints": 800, "reviewDays": 5, "clearingDays": 5}',
         '[{"id": "a", "text": "Every receipt is booked"}]', now() from made`;

const milestones = `
  insert into milestones (id, contract_id, root_id, n, title, amount_minor, currency, days, state, version, due_at, funded_at, approved_at)
  select milestone_id, contract_id, milestone_id, 1, 'May', 25000, currency, 7, state, 4, now(), now() - interval '9 days',
         now() - interval '5 days' from made`;

const payments = `
  insert into payments (id, contract_id, milestone_id, held_for, payer_id, intent_id, currency, price_minor, owner_fee_minor, state, money_lies,
    stripe_charge, created_at, succeeded_at)
  select payment_id, contract_id, milestone_id, milestone_id, owner_id, intent_id, currency, 25000, 1000, 'succeeded', 'held', 'ch_' || payment_id,
         now() - interval '9 days', now() - interval '9 days' from made`;

const deadlines = `
  insert into deadlines (kind, subject_id, due_at)
  select kind, milestone_id, now() + wait
    from made, (values ('CLEAR', interval '-1 minute'), ('HOLD_CAP', interval '66 days')) kinds (kind, wait)`;

/** J1 of each, through the ledger's own door. */
const books = `
  select ledger_post(jsonb_build_object(
    'id', uuidv7(), 'kind', 'funded', 'source_type', 'charge', 'source_id', 'ch_' || payment_id, 'currency', currency,
    'effective_at', now() - interval '9 days', 'contract_id', contract_id, 'milestone_id', milestone_id,
    'postings', jsonb_build_array(
      jsonb_build_object('account', 'stripe_balance', 'amount', 26000),
      jsonb_build_object('account', 'escrow:' || milestone_id, 'amount', -25000),
      jsonb_build_object('account', 'deferred_fee:' || milestone_id, 'amount', -1000)))) from made`;
