import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a milestone's payment by saved card stands. One row a milestone: the newest attempt, told by its version; it stays
 * after an attempt that came to nothing, so that its owner can read why.
 */
export class CardCharges1764000006120 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table card_charges (
        milestone_id uuid primary key references milestones (id),
        version int not null,
        card_id uuid not null,
        state text not null check (state in ('charging', 'declined', 'asked_back', 'over')),
        code text,
        retry_at timestamptz,
        page_payment_id uuid,
        changed_at timestamptz not null,
        constraint only_a_declined_card_is_tried_again check ((state = 'declined') = (retry_at is not null)),
        constraint who_is_asked_back_has_a_page check ((state = 'asked_back') = (page_payment_id is not null))
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table card_charges`);
  }
}
