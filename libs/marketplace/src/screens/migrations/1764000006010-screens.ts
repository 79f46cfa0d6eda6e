import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the homes look for is rare among all that a person ever had: these keep the look as short for somebody with a thousand
 * tasks as for a newcomer.
 */
export class Screens1764000006010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index unawarded_tasks_of_owner on tasks (owner_id, created_at desc, id desc) where state in ('screening', 'open', 'paused')`,
    );
    await db.query(`create index sent_back_drafts_of_owner on tasks (owner_id) where state = 'draft' and rejection_note is not null`);
    await db.query(`create index counters_for_owners on bids (task_id) where state = 'countered_e'`);
    await db.query(`create index bids_waiting_for_expert on bids (expert_id) where state in ('offered', 'countered_o', 'stale')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index unawarded_tasks_of_owner, sent_back_drafts_of_owner, counters_for_owners, bids_waiting_for_expert`);
  }
}
