export * from './accounts/payout-accounts.js';
export * from './accounts/supported-countries.js';
export * from './funding/fundings.reader.js';
export * from './intents/intent-requests.js';
export * from './intents/intent-runner.js';
export * from './intents/intents.js';
export * from './payments.module.js';
export * from './ports.js';
export const paymentsMigrations = [];
