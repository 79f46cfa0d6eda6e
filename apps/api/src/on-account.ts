import type { INestApplication } from '@nestjs/common';
import { UsersReader } from '@sidecrew/identity';
import { readConfig, Refusal, SettingsRefused } from '@sidecrew/platform';
import { createApp } from './create-app.js';

/**
 * A command on the server about one account, named by its mail address as the first argument. It takes the same settings
 * as the server, prints the sentence that `act` answers, and ends with 0 where it was done.
 */
export async function onAccount(act: (app: INestApplication, userId: string, email: string) => Promise<string>): Promise<void> {
  const email = process.argv[2]?.trim().toLowerCase();
  if (!email) return fail('Name the mail address of the account, such as olga@example.com.');
  try {
    const app = await createApp(readConfig(process.env));
    const userId = await app.get(UsersReader).idByEmail(email);
    if (userId) console.log(await act(app, userId, email));
    else fail(`Nobody has joined with ${email} yet.`);
    await app.close();
  } catch (error) {
    // What is refused has its own sentence; anything else keeps its stack.
    if (!(error instanceof SettingsRefused || error instanceof Refusal)) throw error;
    fail(error.message);
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
