import 'reflect-metadata';
import { StaffRole, UsersReader } from '@sidecrew/identity';
import { readConfig } from '@sidecrew/platform';
import { createApp } from './create-app.js';

/** `node apps/api/dist/grant-admin.js olga@example.com`: makes the first admin, from the server itself. */
const email = process.argv[2];
if (!email) {
  console.error('Name the mail address of the account that becomes an admin.');
  process.exit(1);
}
const app = await createApp(readConfig(process.env));
const userId = await app.get(UsersReader).idByEmail(email);
if (userId) await app.get(StaffRole).grantFirst(userId);
console.log(userId ? `${email} is an admin now.` : `Nobody has joined with ${email} yet.`);
await app.close();
process.exitCode = userId ? 0 : 1;
