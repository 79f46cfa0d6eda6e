import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, openWindow } from '../setup/browser.js';
import { olga, PASSWORD } from '../setup/people.js';

/** Olga uses no mouse. */
describe('with keys alone', () => {
  let world: RunningApp;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    world = await startApp({ sandbox: false });
    await world.agentFor('olga');
    browser = await openBrowser();
    page = await (await openWindow(browser)).newPage();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('signs in, and hears first that she can skip to the content', async () => {
    await page.goto(`${world.url}/sign-in`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to content');
    await page.getByLabel('Mail address').focus();
    await page.keyboard.type(olga.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/home$/);
  });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
