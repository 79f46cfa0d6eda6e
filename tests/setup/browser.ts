import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';

const PICTURES = join(import.meta.dirname, '../../.sidecrew/pictures');

/** The two sizes every story is shown in. */
const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;

export type Screen = keyof typeof SCREENS;

/** One Chromium for a spec file: `beforeAll(() => openBrowser())`, and `close()` in afterAll. */
export function openBrowser(): Promise<Browser> {
  return launchChromium();
}

/** Somebody's own window, with cookies of its own. Motion is off, so that no picture catches a half-way state. */
export function openWindow(browser: Browser, screen: Screen = 'desktop', options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ ...SCREENS[screen], reducedMotion: 'reduce', locale: 'en-GB', ...options });
}

/**
 * Keeps pictures of a story: `.sidecrew/pictures/<story>/<n>-<name>-<screen>.png`, numbered in the order they are taken.
 */
export function pictures(story: string) {
  let taken = 0;
  return async function picture(page: Page, name: string, screen: Screen = 'desktop') {
    taken += 1;
    const folder = join(PICTURES, slug(story));
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${String(taken).padStart(2, '0')}-${slug(name)}-${screen}.png`);
    await page.screenshot({ path, fullPage: true });
    return path;
  };
}

/**
 * Fails with the rule, its help text and the elements, when axe finds a WCAG 2.2 A or AA fault on the page.
 * A second look at a page that only changed its colours and width needs no more than the rules about these.
 */
export async function expectNoAxeViolations(page: Page, rules: readonly string[] = []): Promise<void> {
  // No page has frames, so the verdict needs no window of its own, which would cost more than the look.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules.length > 0) axe.withRules([...rules]);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const found = await axe.analyze();
  const faults = found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}`).join('\n')}`,
  );
  if (faults.length) throw new Error(`Accessibility faults on ${page.url()}:\n${faults.join('\n')}`);
}

function slug(text: string) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
