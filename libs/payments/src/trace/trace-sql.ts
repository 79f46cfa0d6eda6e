/**
 * `$1` is the id as text, `$2` the same as a uuid or null, `$3` the most entries. First the wishes and the payment partner's
 * objects that the id names are gathered, then what is known about them.
 */
const named = `
  with paid as (
    select id, intent_id, stripe_session, stripe_payment_intent, stripe_charge from payments
     where $2::uuid in (id, contract_id, milestone_id, payer_id, payee_id) or $1 in (stripe_session, stripe_payment_intent, stripe_charge)
  ), wish as (
    select i.* from intents i
     where $2::uuid in (i.id, i.movement_id, i.contract_id, i.milestone_id) or $1 in (i.stripe_object_id, i.transfer_id, i.subject_id)
        or i.id in (select intent_id from paid)
        or i.id in (select intent_id from refunds where id = $1)
        or i.id in (select intent_id from transfers where id = $1 or payee_id = $2)
        or i.id in (select intent_id from transfer_reversals where id = $1)
  ), account as (
    select stripe_id as id from connected_accounts where user_id = $2 or stripe_id = $1
  ), object as (
    select $1 as id where $2::uuid is null
    union select stripe_object_id from wish where stripe_object_id is not null
    union select unnest(array[stripe_session, stripe_payment_intent, stripe_charge]) from paid
    union select r.id from refunds r where r.intent_id in (select id from wish) or r.payment_id in (select id from paid)
    union select t.id from transfers t where t.intent_id in (select id from wish)
    union select v.id from transfer_reversals v where v.intent_id in (select id from wish)
    union select c.id from chargebacks c where c.payment_id in (select id from paid)
    union select p.id from stripe_payouts p where p.user_id = $2
    union select stripe_id from stripe_customers where user_id = $2
  )`;

const intents = `
  select created_at as at, 'intent' as kind, id::text as reference, op as what, case when stopped then 'stopped' else state end as state,
         amount_minor::text as "amountMinor", currency, concat_ws(' · ', business_key, stripe_object_id, code, message) as detail, 1 as n
    from wish`;

const calls = `
  select c.at, 'call', c.intent_id::text, case c.kind when 'look_up' then 'looked for ' else 'call of ' end || w.op,
         case c.phase when 'sent' then 'sent' else c.outcome end, null, null,
         concat_ws(' · ', 'attempt ' || c.attempt, 'key g' || c.generation, c.code), case c.phase when 'sent' then 2 else 3 end
    from stripe_calls c join wish w on w.id = c.intent_id`;

const journals = `
  select j.effective_at, 'journal', j.id::text, j.kind, case when j.reverses is not null then 'reversal' end, null, j.currency,
         (select string_agg(a.name || ' ' || p.amount, ', ' order by p.n) from ledger_postings p join ledger_accounts a on a.id = p.account_id
           where p.journal_id = j.id), 4
    from ledger_journals j
   where $2::uuid in (j.id, j.contract_id, j.milestone_id) or j.source_id in (select id from object)
      or j.source_id in (select id::text from wish)
      or j.id in (select p.journal_id from ledger_postings p join ledger_accounts a on a.id = p.account_id where a.subject = $1)`;

const events = `
  select e.received_at, 'event', e.id, e.type, e.state, null, null, concat_ws(' · ', e.object_id, e.source, e.last_error), 5
    from stripe_events e
   where e.id = $1 or e.object_id in (select id from object where id is not null) or e.intent_id in (select id::text from wish)
      or e.account in (select id from account)`;

const decisions = `
  select d.asked_at, 'decision', d.id::text, d.kind, d.state, d.amount_minor::text, d.currency, concat_ws(' · ', d.reason, d.answer), 6
    from staff_decisions d where d.id = $2 or d.subject = $1 or d.subject in (select id from object)`;

const records = `
  select l.at, 'audit', l.id::text, l.action, null, null, null, concat_ws(' · ', u.name, l.reason), 7
    from audit_log l left join users u on u.id = l.actor_id
   where l.subject_id = $2 or l.subject_id in (select id from wish)`;

/** The whole statement; of things at one moment the wish comes first, then its call, what was booked, and what was told. */
export const traceStatement = `${named}
  select at, kind, reference, what, state, "amountMinor", currency, detail
    from (${[intents, calls, journals, events, decisions, records].join('\n  union all')}) entries
   order by at, n, reference limit $3`;
