import type { MigrationInterface, QueryRunner } from 'typeorm';
import { aiDeclarations } from '../../bidding/bid.entity.js';
import { sqlList } from '../../sql-list.js';

/** Deliveries with their evidence, what was approved of them and which changes were asked for. */
export class Delivery1764000006005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table deliveries (
        id uuid primary key,
        milestone_id uuid not null references milestones (id),
        n int not null constraint deliveries_count_from_one check (n > 0),
        note text not null,
        ai_declaration text not null constraint ai_declaration_is_known check (ai_declaration in (${sqlList(aiDeclarations)})),
        submitted_by uuid not null references users (id),
        submitted_at timestamptz not null,
        prolonged_at timestamptz,
        admin_reviews_since timestamptz,
        constraint one_delivery_per_number unique (milestone_id, n),
        constraint admins_review_after_a_prolonged_review check (admin_reviews_since is null or prolonged_at is not null)
      )`);
    await db.query(`create index deliveries_of_expert on deliveries (submitted_by)`);
    await db.query(`
      create table delivery_evidence (
        delivery_id uuid not null references deliveries (id),
        checklist_item_id text not null,
        position int not null,
        note text not null,
        url text constraint evidence_links_to_the_web check (url ~* '^https?://'),
        primary key (delivery_id, checklist_item_id)
      )`);
    await db.query(`
      create table delivery_files (
        delivery_id uuid not null,
        checklist_item_id text not null,
        file_id uuid not null references files (id),
        position int not null,
        sha256 text not null,
        primary key (delivery_id, checklist_item_id, file_id),
        foreign key (delivery_id, checklist_item_id) references delivery_evidence (delivery_id, checklist_item_id)
      )`);
    await db.query(`create index deliveries_of_file on delivery_files (file_id)`);
    await db.query(`
      create table approvals (
        id uuid primary key,
        delivery_id uuid not null references deliveries (id),
        milestone_id uuid not null references milestones (id),
        by_role text not null constraint approver_is_known check (by_role in ('owner', 'admin', 'clock')),
        approved_by uuid references users (id),
        amount_minor bigint not null constraint approved_amount_is_positive check (amount_minor > 0),
        currency text not null,
        at timestamptz not null,
        constraint only_the_clock_has_no_name check ((approved_by is null) = (by_role = 'clock')),
        constraint one_approval_per_milestone unique (milestone_id)
      )`);
    await db.query(`create index approvals_of_delivery on approvals (delivery_id)`);
    await db.query(`create index approvals_by_person on approvals (approved_by) where approved_by is not null`);
    await db.query(`
      create table change_requests (
        id uuid primary key,
        delivery_id uuid not null references deliveries (id),
        milestone_id uuid not null references milestones (id),
        round int not null constraint rounds_count_from_one check (round > 0),
        by_role text not null constraint reviewer_is_known check (by_role in ('owner', 'admin')),
        requested_by uuid not null references users (id),
        note text not null,
        items jsonb not null constraint changes_cite_the_checklist check (jsonb_array_length(items) > 0),
        requested_at timestamptz not null,
        due_at timestamptz not null,
        constraint one_change_request_per_delivery unique (delivery_id)
      )`);
    await db.query(`create index change_requests_of_milestone on change_requests (milestone_id, round)`);
    await db.query(`create index change_requests_by_person on change_requests (requested_by)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table change_requests, approvals, delivery_files, delivery_evidence, deliveries`);
  }
}
