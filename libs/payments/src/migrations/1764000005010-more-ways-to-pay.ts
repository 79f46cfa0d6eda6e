import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved cards and charges without their owner; tips, weeks and retainers; answers to chargebacks and money taken back meanwhile. */
export class MoreWaysToPay1764000005010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [ops, heldFor, cards, chargebacks]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table chargebacks drop column recovered_minor, drop column recovered_from, drop column debtor_id,
        drop column answered_at;
      alter table transfer_reversals drop column dispute_id;
      drop table card_setups, saved_cards, held_rollovers;
      alter table payments drop constraint payments_money_lies_check;
      alter table payments add constraint payments_money_lies_check check (money_lies in ('held', 'returned', 'suspense'));
      alter table payments drop column held_for, drop column purpose, drop column payee_id, drop column consent_text;
      drop index intents_waiting_for_customer;
      create index intents_waiting_for_customer on intents ((params ->> 'payerId')) where op = 'fund' and state = 'ready';
      alter table intents drop constraint intents_op_check;
      alter table intents add constraint intents_op_check
        check (op in ('fund', 'fund.expire', 'customer', 'release', 'reverse', 'refund', 'account'));`);
  }
}

const ops = `
  alter table intents drop constraint intents_op_check;
  alter table intents add constraint intents_op_check check (op in (
    'fund', 'fund.saved', 'fund.expire', 'customer', 'card.save', 'card.remove', 'release', 'reverse', 'refund', 'account',
    'evidence.file', 'evidence', 'concede'));
  drop index intents_waiting_for_customer;
  create index intents_waiting_for_customer on intents ((params ->> 'payerId')) where op in ('fund', 'card.save') and state = 'ready'`;

/**
 * What a payment is held for: its milestone, or a tip, week or retainer of that milestone's contract. A rollover lets the
 * charges of one week pay for the next.
 */
const heldFor = `
  alter table payments add column held_for text, add column purpose text not null default 'milestone'
      check (purpose in ('milestone', 'tip', 'week', 'retainer', 'repayment')),
    add column payee_id uuid, add column consent_text text;
  update payments set held_for = milestone_id::text;
  alter table payments alter column held_for set not null;
  alter table payments add constraint a_tip_has_a_payee check ((purpose = 'tip') = (payee_id is not null));
  alter table payments drop constraint payments_money_lies_check;
  alter table payments add constraint payments_money_lies_check check (money_lies in ('held', 'returned', 'suspense', 'kept'));
  create index payments_by_what_they_are_held_for on payments (held_for);
  create table held_rollovers (
    decision_id text primary key,
    from_id text not null,
    to_id text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    created_at timestamptz not null,
    check (from_id <> to_id)
  );
  create index held_rollovers_to on held_rollovers (to_id)`;

/** References only: what the payment partner keeps stays with it. The words that a person agreed to are kept as they were shown. */
const cards = `
  create table saved_cards (
    id uuid primary key,
    user_id uuid not null,
    stripe_id text not null unique,
    brand text not null,
    last4 text not null check (last4 ~ '^[0-9]{4}$'),
    exp_month int not null check (exp_month between 1 and 12),
    exp_year int not null,
    is_default boolean not null,
    consent_text text not null,
    consented_at timestamptz not null,
    removed_at timestamptz,
    constraint a_removed_card_is_no_default check (removed_at is null or not is_default)
  );
  create unique index one_default_card on saved_cards (user_id) where is_default;
  create index saved_cards_of_user on saved_cards (user_id, consented_at desc) where removed_at is null;
  create table card_setups (
    id uuid primary key,
    user_id uuid not null,
    intent_id uuid not null unique,
    consent_text text not null,
    state text not null check (state in ('created', 'open', 'complete', 'expired', 'failed')),
    stripe_session text unique,
    page_url text,
    created_at timestamptz not null,
    ended_at timestamptz
  )`;

const chargebacks = `
  alter table chargebacks add column recovered_minor bigint not null default 0 check (recovered_minor >= 0),
    add column recovered_from uuid, add column debtor_id uuid, add column answered_at timestamptz;
  alter table transfer_reversals add column dispute_id text references chargebacks (id)`;
