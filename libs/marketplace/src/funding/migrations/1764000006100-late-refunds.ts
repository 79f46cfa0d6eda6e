import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What experts gave back after its release, and where a milestone's money stands since then. */
export class LateRefunds1764000006100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [lateRefunds, keptReleases, positions]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(positionsBefore);
    await db.query(`drop view kept_releases`);
    await db.query(`drop table late_refunds`);
  }
}

/**
 * One row per refund, with its fees fixed at the decision. `take_back` tells what becomes of the net that the expert owes
 * for it: it waits until the owner has the money, is under way, or ended with what was taken; a refused refund asks for nothing.
 */
const lateRefunds = `
  create table late_refunds (
    id uuid primary key,
    milestone_id uuid not null references milestones (id),
    root_id uuid not null references milestones (id),
    contract_id uuid not null references contracts (id),
    expert_id uuid not null references users (id),
    key uuid not null,
    reason text not null check (length(reason) between 1 and 500),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    gross_minor bigint not null check (gross_minor > 0),
    expert_fee_minor bigint not null check (expert_fee_minor between 0 and gross_minor),
    owner_fee_minor bigint not null check (owner_fee_minor >= 0),
    intent_id uuid not null unique,
    journal_id uuid not null,
    state text not null check (state in ('moving', 'confirmed', 'refused', 'failed', 'charged_back')),
    take_back text not null check (take_back in ('waits', 'running', 'ended', 'off')),
    taken_minor bigint not null default 0 check (taken_minor between 0 and gross_minor - expert_fee_minor),
    code text,
    given_at timestamptz not null,
    confirmed_at timestamptz,
    failed_at timestamptz,
    constraint told_twice_given_once unique (milestone_id, key),
    constraint refused_asks_for_nothing check ((state = 'refused') = (take_back = 'off'))
  );
  create unique index one_late_refund_on_its_way on late_refunds (milestone_id) where state = 'moving';
  create index late_refunds_of_root on late_refunds (root_id);
  create index late_refunds_being_taken_back on late_refunds (expert_id) where take_back in ('waits', 'running')`;

/** Of each funded milestone what was released and stays, with the fees that were earned with it. */
const keptReleases = `
  create view kept_releases as
  select l.root_id, l.gross_minor - coalesce(back.gross_minor, 0) as gross_minor,
         l.expert_fee_minor - coalesce(back.expert_fee_minor, 0) as expert_fee_minor,
         l.owner_fee_minor - coalesce(back.owner_fee_minor, 0) as owner_fee_minor
    from (select root_id, sum(gross_minor) as gross_minor, sum(expert_fee_minor) as expert_fee_minor, sum(owner_fee_minor) as owner_fee_minor
            from money_legs where kind = 'release' and state <> 'dropped' group by root_id) l
    left join lateral (
      select sum(gross_minor) as gross_minor, sum(expert_fee_minor) as expert_fee_minor, sum(owner_fee_minor) as owner_fee_minor
        from late_refunds r where r.root_id = l.root_id and r.state <> 'refused') back on true`;

/** As before, but of what was released a part may be on its way back, or back. */
const positions = `
  create or replace view milestone_positions as
  select m.id as milestone_id, m.root_id, m.contract_id, m.currency, m.amount_minor as price,
         case when m.state in ('planned', 'funding', 'dropped', 'divided') then 0 else m.amount_minor end as funded,
         case when m.state in ('funded', 'submitted', 'changes_requested', 'refund_requested', 'approved', 'approved_blocked', 'frozen')
                or (m.state = 'refunding_blocked' and moved.refused)
                or (m.state = 'disputed' and moved.split is null) then m.amount_minor else 0 end as held,
         case when late.gross is not null then late.under_way
              when m.state in ('releasing', 'refunding') or (m.state = 'refunding_blocked' and not moved.refused) then m.amount_minor
              when m.state in ('disputed', 'settled') then coalesce(moved.split, 0) - coalesce(moved.released, 0) - coalesce(moved.refunded, 0)
              else 0 end as in_flight,
         case when late.gross is not null then m.amount_minor - late.gross
              when m.state in ('released', 'part_refunded') then m.amount_minor - coalesce(moved.refunded, 0) else coalesce(moved.released, 0) end as released,
         case when late.gross is not null then late.back
              when m.state = 'refunded' then m.amount_minor else coalesce(moved.refunded, 0) end as refunded,
         case when late.gross is not null then late.charged_back::bigint when m.state = 'charged_back' then m.amount_minor else 0 end as charged_back
    from milestones m
    left join lateral (
      select sum(gross_minor) filter (where purpose = 'split') as split,
             sum(gross_minor) filter (where purpose = 'split' and kind = 'release' and state = 'confirmed') as released,
             sum(gross_minor) filter (where purpose = 'split' and kind = 'refund' and state = 'confirmed') as refunded,
             coalesce(bool_or(kind = 'refund' and state = 'refused'), false) as refused
        from money_legs l where l.milestone_id = m.id and l.state <> 'dropped'
    ) moved on true
    left join lateral (
      select sum(gross_minor) as gross, coalesce(sum(gross_minor) filter (where state in ('moving', 'failed')), 0) as under_way,
             coalesce(sum(gross_minor) filter (where state = 'confirmed'), 0) as back,
             coalesce(sum(gross_minor) filter (where state = 'charged_back'), 0) as charged_back
        from late_refunds r where r.milestone_id = m.id and r.state <> 'refused'
    ) late on true`;

const positionsBefore = `
  create or replace view milestone_positions as
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
