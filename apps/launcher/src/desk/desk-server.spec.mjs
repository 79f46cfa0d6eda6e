import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../free-port.mjs';
import { startDesk } from './desk-server.mjs';
import { Mailbox } from './mailbox.mjs';

const DAY = 86_400_000;

let folder;
let mailbox;
let moved;
let desk;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidecrew-desk-'));
  mailbox = new Mailbox(folder);
  moved = [];
  const clock = {
    offsetMs: async () => moved.reduce((sum, ms) => sum + ms, 0),
    advance: async (ms) => moved.push(ms),
  };
  desk = await startDesk({ mailbox, clock, appUrl: 'http://localhost:3000', port: await freePort() });
});
afterEach(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true });
});

const post = (body, headers = {}) => fetch(`${desk.url}/clock`, { method: 'POST', body, headers, redirect: 'manual' });

describe('the clock at the desk', () => {
  it('moves by a button and shows the page again', async () => {
    const answer = await post(new URLSearchParams({ advanceMs: String(DAY) }));
    expect(answer.status).toBe(303);
    expect(moved).toEqual([DAY]);
    expect(await (await fetch(`${desk.url}/clock`)).text()).toContain('That is 1 d ahead of the real time');
  });

  it('moves by another number of hours or days', async () => {
    await post(new URLSearchParams({ amount: '36', unit: '3600000' }));
    expect(moved).toEqual([36 * 3_600_000]);
  });

  it('answers a program in JSON', async () => {
    const answer = await post(JSON.stringify({ advanceMs: 2 * DAY }), { 'content-type': 'application/json' });
    expect(await answer.json()).toEqual({ offsetMs: 2 * DAY, now: expect.stringMatching(/Z$/) });
  });

  it.each(['-1', '0', 'soon', '1.5', ''])('refuses to move by %p', async (advanceMs) => {
    expect((await post(new URLSearchParams({ advanceMs }))).status).toBe(400);
    expect(moved).toEqual([]);
  });

  it('is moved by nobody from another site', async () => {
    const answer = await post(new URLSearchParams({ advanceMs: String(DAY) }), {
      origin: 'http://elsewhere.example',
    });
    expect(answer.status).toBe(403);
    expect(moved).toEqual([]);
  });
});

describe('the mail at the desk', () => {
  const mail = {
    from: 'Sidecrew',
    to: ['olga@example.com'],
    subject: 'A <b>bold</b> offer',
    text: 'Read https://sidecrew.example/bids/1 & answer.',
    html: '<p onclick="alert(1)">Hello</p>',
    headers: {},
  };

  it('shows text as text, with its links to click', async () => {
    mailbox.add(mail);
    const [{ id }] = mailbox.list();
    const page = await (await fetch(`${desk.url}/mail/${id}`)).text();
    expect(page).not.toContain('<b>bold</b>');
    expect(page).toContain('href="https://sidecrew.example/bids/1"');
  });

  it('keeps the web part of a mail from running anything', async () => {
    mailbox.add(mail);
    const [{ id }] = mailbox.list();
    const part = await fetch(`${desk.url}/mail/${id}/html`);
    expect(await part.text()).toContain('Hello');
    expect(part.headers.get('content-security-policy')).toMatch(/^sandbox(?!.*allow-scripts)/);
  });

  it('is given to a program by address, without cookies', async () => {
    mailbox.add(mail);
    const found = await fetch(`${desk.url}/mail.json?to=olga@example.com`);
    expect(await found.json()).toEqual([expect.objectContaining({ subject: mail.subject })]);
    expect(found.headers.get('set-cookie')).toBeNull();
    expect(await (await fetch(`${desk.url}/mail.json?to=emil@example.com`)).json()).toEqual([]);
  });

  it('says so when a mail is gone', async () => {
    expect((await fetch(`${desk.url}/mail/20260101-none`)).status).toBe(404);
  });
});
