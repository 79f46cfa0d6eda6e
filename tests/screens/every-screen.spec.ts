import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import type { Browser, Page } from 'playwright-core';
import routes from '../../apps/web/src/routes.js';
import { expectNoAxeViolations, openBrowser, openWindow } from '../setup/browser.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { ada, emil, hasSecondFactor, olga, PASSWORD, type Persona, recoveryCodeOf } from '../setup/people.js';
import { type Cost, Meter, overBudget, table } from './budget.js';
import { givenEveryScreen, type Looker, type Screen } from './given-every-screen.js';

/** Addresses that act and lead on, and the page for what is not there, which has a story of its own. */
const withoutScreen = new Set(['sign-out', 'theme', 'sitemap.xml', 'robots.txt', '*']);

const lookers: readonly Looker[] = ['visitor', 'olga', 'emil', 'ada'];

/** Every page, as somebody who may open it: accessible in both themes, narrow enough for a small phone, quiet, and within its budget. */
describe('every screen', () => {
  let world: RunningApp;
  let browser: Browser;
  let screens: readonly Screen[];
  /** Routes that were seen in the dark: their colours do not change with the person who looks. */
  const seenInTheDark = new Set<string>();
  const windows = new Map<Looker, { page: Page; meter: Meter; complaints: string[]; shared: ReadonlySet<string> }>();

  beforeAll(async () => {
    world = await startApp({ sandbox: false, settings: { demo: true } });
    screens = await givenEveryScreen(world);
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('has an address for each route', () => {
    const known = new Set(screens.map(({ route }) => route));
    expect(pathsOf(routes as RouteConfigEntry[]).filter((path) => !known.has(path) && !withoutScreen.has(path))).toEqual([]);
  });

  it('is accessible, narrow, quiet and named, and keeps its budget', async () => {
    const faults: string[] = [];
    const costs: { name: string; cost: Cost }[] = [];
    const look = async (screen: Screen) => {
      const name = `${screen.path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')} (${screen.by})`;
      const found = await lookAt(screen);
      costs.push({ name, cost: found.cost });
      faults.push(...found.faults.map((fault) => `${name}: ${fault}`));
    };
    // Each person goes through their own pages; the four do so at once.
    await Promise.all(
      lookers.map(async (by) => {
        for (const screen of screens.filter((one) => one.by === by)) await look(screen);
      }),
    );
    process.stdout.write(`${table(costs)}\n`);
    expect(faults).toEqual([]);
  }, 240_000);

  /** Opens a page as for the first time, and answers what is wrong with it and what it cost. */
  async function lookAt({ route, path, by }: Screen): Promise<{ faults: string[]; cost: Cost }> {
    const { page, meter, complaints, shared } = await windowOf(by);
    complaints.length = 0;
    meter.reset();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page, `${world.url}${path}`);
    const { cost } = await meter.cost(shared);
    const faults = overBudget(cost, by === 'visitor').map((fault) => `over budget: ${fault}`);
    const { title, headings } = await page.evaluate(() => ({ title: document.title, headings: document.querySelectorAll('h1').length }));
    if (headings !== 1) faults.push(`${headings} main headings`);
    if (!/^.+ · Sidecrew$/.test(title)) faults.push(`the title “${title}”`);
    faults.push(...(await axeFaults(page)));
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) faults.push(`${width} px wide at 320`);
    if (!seenInTheDark.has(route)) {
      seenInTheDark.add(route);
      faults.push(...(await faultsInTheDark(page)));
    }
    return { faults: [...faults, ...complaints], cost };
  }

  async function windowOf(by: Looker) {
    const known = windows.get(by);
    if (known) return known;
    const page = await (await openWindow(browser)).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
    if (by !== 'visitor') await signsIn(page, { olga, emil, ada }[by]);
    const meter = new Meter(page);
    await open(page, `${world.url}${by === 'visitor' ? '/' : '/home'}`);
    const { scripts } = await meter.cost(new Set());
    const made = { page, meter, complaints, shared: scripts };
    windows.set(by, made);
    return made;
  }

  async function signsIn(page: Page, persona: Persona) {
    await page.goto(`${world.url}/sign-in`);
    await page.getByLabel('Mail address').fill(persona.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    if (hasSecondFactor(world.url, persona)) {
      await page.getByLabel('Code').fill(recoveryCodeOf(world.url, persona));
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    }
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }
});

/** Loaded, with its data and its name. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('h1').first().waitFor();
  // The gallery of parts shows a waiting one for ever; other pages wait for their data.
  if (!url.endsWith('/kit')) await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

async function axeFaults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  return expectNoAxeViolations(page, rules).then(
    () => [],
    (error: Error) => [error.message],
  );
}

/** What the other theme and the narrow width can change: colours, and how close things stand. */
async function faultsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // The browser paints the other theme in its next frame.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  return axeFaults(page, ['color-contrast', 'target-size']);
}

/** The full paths of all routes that lead somewhere. */
function pathsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const own = [above, path].filter(Boolean).join('/');
    return children ? pathsOf(children, own) : path || index ? [own] : [];
  });
}
