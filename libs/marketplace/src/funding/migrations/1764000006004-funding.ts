import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaves a milestone and where it stands, requests for a refund, and the reasons that freeze money. */
export class Funding1764000006004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [moneyLegs, refundRequests, freezes, positions]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view milestone_positions`);
    await db.query(`drop table frozen_milestones, freezes, refund_requests, money_legs`);
  }
}

const moneyLegs = `
  create table money_legs (
    milestone_id uuid not null references milestones (id),
    kind text not null check (kind in ('release', 'refund')),
    root_id uuid not null references milestones (id),
    contract_id uuid not null references contracts (id),
    purpose text not null check (purpose in ('whole', 'split')),
    decision_id uuid constraint a_split_names_its_decision check ((decision_id is null) = (purpose = 'whole')),
    gross_minor bigint not null constraint leg_moves_something check (gross_minor > 0),
    expert_fee_minor bigint not null default 0,
    owner_fee_minor bigint not null,
    intent_id uuid unique,
    journal_id uuid,
    state text not null check (state in ('planned', 'moving', 'confirmed', 'refused', 'failed', 'dropped')),
    tries int not null default 0,
    code text,
    changed_at timestamptz not null,
    primary key (milestone_id, kind)
  );
  create index legs_of_root on money_legs (root_id);
  create index legs_of_contract on money_legs (contract_id, changed_at desc);
  create index legs_in_trouble on money_legs (changed_at) where state in ('refused', 'failed')`;

const refundRequests = `
  create table refund_requests (
    id uuid primary key,
    milestone_id uuid not null references milestones (id),
    reason text not null,
    asked_at timestamptz not null,
    reply_due_at timestamptz not null,
    ended_at timestamptz
  );
  create index refund_requests_of_milestone on refund_requests (milestone_id);
  create unique index one_open_refund_request on refund_requests (milestone_id) where ended_at is null`;

const freezes = `
  create table freezes (
    id uuid primary key,
    milestone_id uuid not null references milestones (id),
    reason text not null check (reason in ('chargeback', 'inquiry', 'fraud_warning', 'mediation', 'admin', 'account_restricted')),
    reference text not null,
    opened_by uuid references users (id),
    opened_at timestamptz not null,
    closed_at timestamptz,
    constraint one_freeze_per_cause unique (milestone_id, reason, reference)
  );
  create index open_freezes on freezes (milestone_id) where closed_at is null;
  create table frozen_milestones (
    milestone_id uuid primary key references milestones (id),
    stood_in text not null
  )`;

/** Where the money of each row is; a divided row counts through its children. The parts always add up to funded. */
const positions = `
  create view milestone_positions as
  select m.id as milestone_id, m.root_id, m.contract_id, m.currency, m.amount_minor as price,
         case when m.state in ('planned', 'funding', 'dropped', 'divided') then 0 else m.amount_minor end as funded,
         case when m.state in ('funded', 'submitted', 'changes_requested', 'refund_requested', 'approved', 'approved_blocked', 'frozen')
                or (m.state = 'refunding_blocked' and moved.refused)
                or (m.state = 'disputed' and moved.split is null) then m.amount_minor else 0 end as held,
         case when m.state in ('releasing', 'refunding') or (m.state = 'refunding_blocked' and not moved.refused) then m.amount_minor
              when m.state in ('disputed', 'settled') then coalesce(moved.split, 0) - coalesce(moved.released, 0) - coalesce(moved.refunded, 0)
              else 0 end as in_flight,
         case when m.state in ('released', 'part_refunded') then m.amount_minor - coalesce(moved.refunded, 0) else coalesce(moved.released, 0) end as released,
         case when m.state = 'refunded' then m.amount_minor else coalesce(moved.refunded, 0) end as refunded,
         case when m.state = 'charged_back' then m.amount_minor else 0 end as charged_back
    from milestones m
    left join lateral (
      select sum(gross_minor) filter (where purpose = 'split') as split,
             sum(gross_minor) filter (where purpose = 'split' and kind = 'release' and state = 'confirmed') as released,
             sum(gross_minor) filter (where purpose = 'split' and kind = 'refund' and state = 'confirmed') as refunded,
             coalesce(bool_or(kind = 'refund' and state = 'refused'), false) as refused
        from money_legs l where l.milestone_id = m.id and l.state <> 'dropped'
    ) moved on true`;
