export * from './accounts.js';
export * from './journal.js';
export * from './journals/index.js';
export * from './ledger.js';
export * from './ledger.module.js';
export * from './ledger.reader.js';
