import 'reflect-metadata';
import { StaffRole } from '@sidecrew/identity';
import { onAccount } from './on-account.js';

/** `node apps/api/dist/grant-admin.js olga@example.com`: makes the first admin, from the server itself. */
await onAccount(async (app, userId, email) => {
  await app.get(StaffRole).grantFirst(userId);
  return `${email} is an admin now. The role works once a second factor is on: Settings, Security.`;
});
