import 'reflect-metadata';
import { SecondFactor, UsersReader } from '@sidecrew/identity';
import { readConfig } from '@sidecrew/platform';
import { createApp } from './create-app.js';

/**
 * `node apps/api/dist/end-second-factor.js ada@example.com`: for somebody who lost the phone and the recovery codes. All
 * their sessions end; an admin turns a new one on after signing in.
 */
const email = process.argv[2];
if (!email) {
  console.error('Name the mail address of the account whose second factor ends.');
  process.exit(1);
}
const app = await createApp(readConfig(process.env));
const userId = await app.get(UsersReader).idByEmail(email);
if (userId) await app.get(SecondFactor).endFor(userId);
console.log(userId ? `${email} signs in with the password alone now.` : `Nobody has joined with ${email}.`);
await app.close();
process.exitCode = userId ? 0 : 1;
