import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../setup/app.js';
import { expectNoAxeViolations, openBrowser, openWindow } from '../setup/browser.js';
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

  it('reaches a page by the palette, and stands at its name', async () => {
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    await page.keyboard.type('mess');
    await page.waitForFunction(() => document.querySelectorAll('dialog[open] a').length === 1);
    await expectNoAxeViolations(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/messages$/);
    await palette().waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await focused(page)).toBe('Messages');
  });

  it('walks through the list by arrows, over its end to the box and back', async () => {
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    await page.keyboard.type('pay');
    await page.waitForFunction(() => document.querySelectorAll('dialog[open] a').length === 1);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Payments');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/payments$/);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });

  it('closes a layer by Escape and is back where she was', async () => {
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Payments');
  });

  const palette = () => page.getByRole('dialog', { name: 'Go to a page' });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
