import 'reflect-metadata';
import { SecondFactor } from '@sidecrew/identity';
import { onAccount } from './on-account.js';

/**
 * `node apps/api/dist/end-second-factor.js ada@example.com`: for somebody who lost the phone and the recovery codes. All
 * their sessions end; an admin turns a new one on after signing in.
 */
await onAccount(async (app, userId, email) => {
  await app.get(SecondFactor).endFor(userId);
  return `${email} signs in with the password alone now.`;
});
