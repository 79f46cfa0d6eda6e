import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMailCatcher } from '../../apps/launcher/src/desk/mail-catcher.mjs';
import { Mailbox } from '../../apps/launcher/src/desk/mailbox.mjs';
import { freePort } from '../../apps/launcher/src/free-port.mjs';
import { OutgoingMails, Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';

let world: RunningApp;
let folder: string;
let smtpPort: number;
let catcher: { stop(): Promise<void> } | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecrew-mails-'));
  smtpPort = await freePort(0, '127.0.0.1');
  // Nobody listens there yet: the mail server is down.
  world = await startApp({ sandbox: false, settings: { smtpUrl: `smtp://127.0.0.1:${smtpPort}` } });
});
afterAll(async () => {
  await world.close();
  await catcher?.stop();
  await rm(folder, { recursive: true, force: true });
});

const queues = (key: string, to = 'olga@shop.example') =>
  world.app.get(Work).transaction((tx) =>
    world.app.get(OutgoingMails).queue(tx, {
      key,
      to,
      subject: `About ${key}`,
      text: 'The words.',
      html: '<p>The words.</p>',
    }),
  );
const stored = (key: string) =>
  world.sql<{ attempts: number; sent_at: Date | null; last_error: string | null; text: string; due: boolean }>(
    'select attempts, sent_at, last_error, text, retry_at > now() as due from outgoing_mails where key = $1',
    [key],
  );

describe('outgoing mails', () => {
  it('wait while the mail server is down, go out once it is back, and keep no words after that', async () => {
    await queues('first');
    await world.worker.drain();
    const [waiting] = await stored('first');
    expect(waiting).toMatchObject({ attempts: 1, sent_at: null, text: 'The words.', due: true });
    expect(waiting?.last_error).toContain('ECONNREFUSED');

    const mailbox = new Mailbox(folder);
    catcher = await startMailCatcher(mailbox, smtpPort);
    await world.worker.drain();
    expect(mailbox.list()).toEqual([]);
    await world.sql('update outgoing_mails set retry_at = now()');
    await world.worker.drain();
    expect(mailbox.list().map((mail) => [mail.to, mail.subject, mail.text.trim()])).toEqual([
      [['olga@shop.example'], 'About first', 'The words.'],
    ]);
    const [sent] = await stored('first');
    expect(sent).toMatchObject({ attempts: 2, sent_at: expect.any(Date), text: '' });

    await queues('first');
    await queues('second');
    await queues('second', 'emil@books.example');
    await world.worker.drain();
    expect(mailbox.list().map((mail) => mail.subject)).toEqual(['About second', 'About first']);
  });

  it('are not queued by a transaction that fails', async () => {
    const fails = world.app.get(Work).transaction(async (tx) => {
      await world.app.get(OutgoingMails).queue(tx, { key: 'never', to: 'a@b.example', subject: '', text: '', html: '' });
      throw new Error('Changed my mind.');
    });
    await expect(fails).rejects.toThrow('Changed my mind.');
    expect(await stored('never')).toEqual([]);
  });
});
