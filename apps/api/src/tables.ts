import { conversationsMigrations } from '@sidecrew/conversations';
import { expertsMigrations } from '@sidecrew/experts';
import { identityEntities, identityMigrations } from '@sidecrew/identity';
import { ledgerMigrations } from '@sidecrew/ledger';
import { marketplaceEntities, marketplaceMigrations } from '@sidecrew/marketplace';
import { paymentsMigrations } from '@sidecrew/payments';
import { platformMigrations } from '@sidecrew/platform';

/** Every migration of every library; TypeORM orders them by the number in their names. */
export const migrations = [
  ...platformMigrations,
  ...identityMigrations,
  ...expertsMigrations,
  ...ledgerMigrations,
  ...paymentsMigrations,
  ...marketplaceMigrations,
  ...conversationsMigrations,
];

export const entities = [...identityEntities, ...marketplaceEntities];
