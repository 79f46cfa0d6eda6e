export * from './accounts.js';
export * from './journal.js';
export * from './journals/index.js';
export * from './ledger.js';
export * from './ledger.module.js';
export * from './ledger.reader.js';
import { Ledger1764000004001 } from './migrations/1764000004001-ledger.js';
import { JournalOrigins1764000004010 } from './migrations/1764000004010-journal-origins.js';
import { CheckedOnce1764000004030 } from './migrations/1764000004030-checked-once.js';

/** In order; `apps/api` gathers them. */
export const ledgerMigrations = [Ledger1764000004001, JournalOrigins1764000004010, CheckedOnce1764000004030];

/** The ledger is plain SQL behind two functions; nothing of it is an entity. */
export const ledgerEntities: readonly never[] = [];
