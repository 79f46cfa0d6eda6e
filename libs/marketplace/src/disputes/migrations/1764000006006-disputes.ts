import type { MigrationInterface, QueryRunner } from 'typeorm';
import { disputeReasons, outcomeKinds } from '../dispute.entity.js';
import { disputeStates } from '../dispute.process.js';
import { sqlList } from '../../sql-list.js';

/** Disputes: what each side says and offers, what admins rule, and the one outcome. */
export class Disputes1764000006006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table disputes (
        id uuid primary key,
        contract_id uuid not null references contracts (id),
        milestone_id uuid not null references milestones (id),
        state text not null constraint dispute_state_is_known check (state in (${sqlList(disputeStates)})),
        opened_by text not null constraint opener_is_a_party check (opened_by in ('owner', 'expert')),
        reason text not null constraint dispute_reason_is_known check (reason in (${sqlList(disputeReasons)})),
        held_minor bigint not null constraint disputes_are_about_money check (held_minor > 0),
        currency text not null,
        stood_in text not null,
        opened_at timestamptz not null,
        negotiating_since timestamptz,
        mediator_id uuid references users (id),
        owner_share_minor bigint constraint owner_share_is_not_negative check (owner_share_minor >= 0),
        expert_share_minor bigint constraint expert_share_is_not_negative check (expert_share_minor >= 0),
        outcome_kind text constraint outcome_kind_is_known check (outcome_kind in (${sqlList(outcomeKinds)})),
        lost_by text constraint loser_is_a_party check (lost_by in ('owner', 'expert')),
        owner_waived_at timestamptz,
        expert_waived_at timestamptz,
        closed_at timestamptz,
        constraint outcome_sums_to_held check (owner_share_minor + expert_share_minor = held_minor),
        constraint outcome_has_both_shares check ((owner_share_minor is null) = (expert_share_minor is null)),
        constraint nothing_is_paid_without_an_outcome check (state not in ('decided', 'settled', 'executing') or owner_share_minor is not null),
        constraint closed_disputes_have_an_outcome check (
          state <> 'closed' or (closed_at is not null and outcome_kind is not null and (outcome_kind in ('withdrawn', 'charged_back') or owner_share_minor is not null)))
      )`);
    await db.query(`create unique index one_open_dispute_per_milestone on disputes (milestone_id) where state <> 'closed'`);
    await db.query(`create index disputes_of_milestone on disputes (milestone_id, opened_at desc)`);
    await db.query(`create index disputes_of_contract on disputes (contract_id)`);
    await db.query(`create index disputes_of_mediator on disputes (mediator_id) where mediator_id is not null`);
    await db.query(`create index open_disputes_by_age on disputes (opened_at, id) where state <> 'closed'`);
    await db.query(`
      create table dispute_statements (
        id uuid primary key,
        dispute_id uuid not null references disputes (id),
        by_party text not null constraint statement_is_by_a_party check (by_party in ('owner', 'expert')),
        author_id uuid not null references users (id),
        text text not null,
        claim_minor bigint not null constraint claim_is_not_negative check (claim_minor >= 0),
        at timestamptz not null
      )`);
    await db.query(`create index statements_of_dispute on dispute_statements (dispute_id, at)`);
    await db.query(`create index statements_of_author on dispute_statements (author_id)`);
    await db.query(`
      create table dispute_files (
        statement_id uuid not null references dispute_statements (id),
        file_id uuid not null references files (id),
        position int not null,
        sha256 text not null,
        primary key (statement_id, file_id)
      )`);
    await db.query(`create index statements_of_file on dispute_files (file_id)`);
    await db.query(`
      create table split_offers (
        id uuid primary key,
        dispute_id uuid not null references disputes (id),
        by_party text not null constraint offer_is_by_a_party check (by_party in ('owner', 'expert')),
        author_id uuid not null references users (id),
        owner_minor bigint not null check (owner_minor >= 0),
        expert_minor bigint not null check (expert_minor >= 0),
        note text,
        at timestamptz not null,
        replaced_at timestamptz,
        accepted_at timestamptz
      )`);
    await db.query(`create unique index one_standing_offer_per_party on split_offers (dispute_id, by_party) where replaced_at is null`);
    await db.query(`create unique index one_accepted_offer_per_dispute on split_offers (dispute_id) where accepted_at is not null`);
    await db.query(`create index offers_of_dispute on split_offers (dispute_id, at)`);
    await db.query(`create index offers_of_author on split_offers (author_id)`);
    await db.query(`
      create table rulings (
        id uuid primary key,
        dispute_id uuid not null references disputes (id),
        kind text not null constraint ruling_kind_is_known check (kind in ('proposal', 'decision')),
        admin_id uuid not null references users (id),
        owner_minor bigint not null check (owner_minor >= 0),
        expert_minor bigint not null check (expert_minor >= 0),
        text text not null,
        reasons jsonb not null constraint rulings_cite_the_checklist check (jsonb_array_length(reasons) > 0),
        at timestamptz not null,
        owner_accepted_at timestamptz,
        expert_accepted_at timestamptz,
        prolonged_at timestamptz,
        rejected_by text constraint rejecter_is_a_party check (rejected_by in ('owner', 'expert')),
        rejected_at timestamptz,
        rejected_because text,
        constraint one_ruling_per_kind unique (dispute_id, kind)
      )`);
    await db.query(`create index rulings_of_admin on rulings (admin_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table rulings, split_offers, dispute_files, dispute_statements, disputes`);
  }
}
