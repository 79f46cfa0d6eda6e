import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, openWindow } from '../setup/browser.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givenAnOpenTask } from '../setup/given-a-task.js';

/** Public pages for people and programs that run no script: they read, they find, they share. */
describe('without JavaScript', () => {
  let world: RunningApp;
  let browser: Browser;
  let page: Page;
  let task: string;

  beforeAll(async () => {
    world = await startApp({ sandbox: false });
    await givenAnExpert(world);
    ({ id: task } = await givenAnOpenTask(world, await world.agentFor('olga')));
    browser = await openBrowser();
    page = await (await openWindow(browser, 'phone', { javaScriptEnabled: false })).newPage();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('shows a task whole, from the list to its checklist', async () => {
    await page.goto(`${world.url}/tasks?category=accounting`);
    await page.getByRole('link', { name: 'Match three months of shop payouts to bank' }).click();
    await page.getByRole('heading', { level: 1, name: 'Match three months of shop payouts to bank' }).waitFor();
    await page.getByText('Rebuild gross sales, fees and refunds.').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/tasks/${task}`);
  });

  it('shows an expert, the fees and how it works', async () => {
    await page.goto(`${world.url}/experts`);
    await page.getByRole('link', { name: 'Emil Haas' }).click();
    await page.getByRole('heading', { level: 1, name: 'Emil Haas' }).waitFor();
    await page.goto(`${world.url}/fees`);
    await page.getByLabel('Amount').fill('250');
    await page.getByRole('button', { name: 'Work it out' }).click();
    await page.getByText('260.00').first().waitFor();
  });

  it('names each page for searching and sharing, at one address whatever its filters', async () => {
    await page.goto(`${world.url}/tasks?category=accounting&sort=budget`);
    expect(await facts(page)).toEqual({
      title: 'Find tasks · Sidecrew',
      canonical: `${world.url}/tasks`,
      described: true,
      card: { 'og:title': 'Find tasks', 'og:url': `${world.url}/tasks`, 'og:image': `${world.url}/social.png` },
    });
    await page.goto(`${world.url}/sign-in`);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  });

  it('lists what may be found, and keeps crawlers out of the rest', async () => {
    const sitemap = await page.request.get(`${world.url}/sitemap.xml`);
    expect(sitemap.headers()['content-type']).toContain('application/xml');
    const addresses = [...(await sitemap.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    expect(addresses).toEqual(expect.arrayContaining([`${world.url}/`, `${world.url}/tasks/${task}`, `${world.url}/experts/emil-haas`]));
    const robots = await (await page.request.get(`${world.url}/robots.txt`)).text();
    expect(robots).toContain('Disallow: /contracts');
    expect(robots).toContain(`Sitemap: ${world.url}/sitemap.xml`);
  });
});

async function facts(page: Page) {
  const content = (selector: string) => page.locator(selector).getAttribute('content');
  const shared = ['og:title', 'og:url', 'og:image'].map(async (name) => [name, await content(`meta[property="${name}"]`)] as const);
  return {
    title: await page.title(),
    canonical: await page.locator('link[rel=canonical]').getAttribute('href'),
    described: ((await content('meta[name=description]')) ?? '').length > 40,
    card: Object.fromEntries(await Promise.all(shared)),
  };
}
