import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectNoAxeViolations, openBrowser, openWindow, pictures } from '../../../../tests/setup/browser.js';
import { freePort } from '../free-port.mjs';
import { startDesk } from './desk-server.mjs';
import { Mailbox } from './mailbox.mjs';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'sidecrew-desk-pages-'));
const mailbox = new Mailbox(folder);
const picture = pictures('demo desk');
let offsetMs = 0;
let desk: Awaited<ReturnType<typeof startDesk>>;
let browser: Browser;

beforeAll(async () => {
  const clock = { offsetMs: async () => offsetMs, advance: async (ms: number) => (offsetMs += ms) };
  desk = await startDesk({ mailbox, clock, appUrl: 'http://localhost:3000', port: await freePort() });
  mailbox.add({
    from: 'Sidecrew <no-reply@sidecrew.example>',
    to: ['olga@example.com'],
    subject: 'Emil delivered "Reconcile March"',
    text: 'Look at it within 7 days: https://sidecrew.example/contracts/1',
    html: '<!doctype html><html lang="en"><title>Mail</title><main><h1>Emil delivered</h1></main></html>',
    headers: {},
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await desk.stop();
  rmSync(folder, { recursive: true });
});

describe.each(['light', 'dark'] as const)('the demo desk in %s', (colorScheme) => {
  it('leads from the list to a mail, for everyone', async () => {
    const page = await (await openWindow(browser, 'phone', { colorScheme })).newPage();
    await page.goto(`${desk.url}/mail?to=olga`);
    await expectNoAxeViolations(page);
    await picture(page, `mail ${colorScheme}`, 'phone');
    await page.getByRole('link', { name: /Emil delivered/ }).click();
    await page.getByRole('link', { name: 'https://sidecrew.example/contracts/1' }).waitFor();
    await picture(page, `one mail ${colorScheme}`, 'phone');
    await page.context().close();
  });

  it('moves the clock by a button, for everyone', async () => {
    const page = await (await openWindow(browser, 'desktop', { colorScheme })).newPage();
    await page.goto(`${desk.url}/clock`);
    const before = await page.getByRole('time').getAttribute('datetime');
    await page.getByRole('button', { name: '+7 days' }).click();
    await page.waitForURL(`${desk.url}/clock`);
    await expectNoAxeViolations(page);
    const after = await page.getByRole('time').getAttribute('datetime');
    expect(Date.parse(String(after)) - Date.parse(String(before))).toBeGreaterThanOrEqual(7 * 86_400_000);
    await picture(page, `clock ${colorScheme}`, 'desktop');
    await page.context().close();
  });
});
