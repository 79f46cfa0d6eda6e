import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlList } from '../../sql-list.js';
import { drawdownStates } from '../drawdown.process.js';

/** What experts asked for out of retainers. */
export class Drawdowns1764000006141 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table drawdowns (
        id uuid primary key,
        auto_funding_id uuid not null references auto_fundings (id),
        contract_id uuid not null references contracts (id),
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        note text not null check (length(note) between 1 and 500),
        reason text check (length(reason) between 1 and 500),
        state text not null constraint drawdown_state_is_known check (state in (${sqlList(drawdownStates)})),
        asked_at timestamptz not null,
        decided_at timestamptz
      )`);
    await db.query(`create index drawdowns_of_contract on drawdowns (contract_id, asked_at desc)`);
    await db.query(`create index asked_drawdowns on drawdowns (auto_funding_id) where state = 'asked'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table drawdowns`);
  }
}
