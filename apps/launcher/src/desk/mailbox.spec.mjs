import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nodemailer from 'nodemailer';
import { freePort } from '../free-port.mjs';
import { startMailCatcher } from './mail-catcher.mjs';
import { Mailbox } from './mailbox.mjs';

let folder;
let mailbox;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidecrew-mail-'));
  mailbox = new Mailbox(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const mailTo = (...to) => ({
  from: 'Sidecrew',
  to,
  subject: 'Hello',
  text: 'Hello',
  html: null,
  headers: {},
});

describe('the mailbox', () => {
  it('lists the newest first and by address', () => {
    mailbox.add(mailTo('olga@example.com'));
    mailbox.add(mailTo('emil@example.com'));
    expect(mailbox.list().map(({ to }) => to[0])).toEqual(['emil@example.com', 'olga@example.com']);
    expect(mailbox.list('Olga')).toHaveLength(1);
  });

  it('is still there for the next start, and reads nothing outside of itself', () => {
    mailbox.add(mailTo('olga@example.com'));
    const [{ id }] = new Mailbox(folder).list();
    expect(mailbox.find(id)).toMatchObject({ subject: 'Hello' });
    expect(mailbox.find('../package')).toBeUndefined();
  });
});

describe('the mail catcher', () => {
  it('takes a mail over SMTP, with both parts, an accent and a hidden receiver', async () => {
    const catcher = await startMailCatcher(mailbox, await freePort());
    const transport = nodemailer.createTransport(catcher.url);
    await transport.sendMail({
      from: 'Sidecrew <no-reply@sidecrew.example>',
      to: 'olga@example.com',
      bcc: 'ada@example.com',
      subject: 'Your dépôt is held',
      text: 'See https://sidecrew.example/contracts/1',
      html: '<p>See <a href="https://sidecrew.example/contracts/1">it</a></p>',
    });
    transport.close();
    expect(mailbox.list()).toEqual([
      expect.objectContaining({
        to: ['olga@example.com', 'ada@example.com'],
        subject: 'Your dépôt is held',
        text: expect.stringContaining('https://sidecrew.example/contracts/1'),
        html: expect.stringContaining('<a href='),
      }),
    ]);
    await catcher.stop();
  });
});
