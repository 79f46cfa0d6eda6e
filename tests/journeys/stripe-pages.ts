import type { Page } from 'playwright-core';
import { cards } from '../setup/pay-the-page.js';

interface AtCheckout {
  /** With a double click. */
  readonly twice?: boolean;
  readonly card?: string;
}

/** Pays on the hosted payment page with the card that always works, or with another one; says yes to its bank where it asks. */
export async function payAtCheckout(page: Page, { twice = false, card = cards.good }: AtCheckout = {}): Promise<void> {
  await writesTheCard(page, card);
  await page.getByRole('button', { name: /^Pay / }).click({ clickCount: twice ? 2 : 1 });
  await page.waitForURL(/\/contracts\/.*\/fund|\/3ds\//);
  await saysYesToTheBank(page, /\/contracts\/.*\/fund/);
}

/** Gives a card on the hosted page for saving one. */
export async function saveAtCheckout(page: Page, card: string): Promise<void> {
  await writesTheCard(page, card);
  await page.getByRole('button', { name: 'Save card' }).click();
  await page.waitForURL(/\/settings\/cards|\/3ds\//);
  await saysYesToTheBank(page, /\/settings\/cards/);
}

async function writesTheCard(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry (MM / YY)').fill('12 / 34');
  await page.getByLabel('Security code').fill('123');
  await page.getByLabel('Name on card').fill('Olga Brandt');
}

async function saysYesToTheBank(page: Page, back: RegExp): Promise<void> {
  if (!page.url().includes('/3ds/')) return;
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await page.waitForURL(back);
}

/** Goes through the hosted onboarding with the values that verify at once. */
export async function onboardAtStripe(page: Page): Promise<void> {
  const steps: ReadonlyArray<Readonly<Record<string, string>>> = [
    { 'First name': 'Emil', 'Last name': 'Haas', 'Birth date': '1980-05-04' },
    { 'Street and number': '12 Harbour Way', 'Postal code': '94110', City: 'San Francisco' },
    { 'Id number': '222222222' },
    { 'Routing number': '110000000', 'Account number': '000123456789' },
  ];
  for (const step of steps) {
    for (const [label, value] of Object.entries(step)) await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/payouts/);
}
