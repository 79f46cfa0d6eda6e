import type { Page } from 'playwright-core';

/** Pays on the hosted payment page with the card that always works; `twice` with a double click. */
export async function payAtCheckout(page: Page, { twice = false } = {}): Promise<void> {
  await page.getByLabel('Card number').fill('4242424242424242');
  await page.getByLabel('Expiry (MM / YY)').fill('12 / 34');
  await page.getByLabel('Security code').fill('123');
  await page.getByLabel('Name on card').fill('Olga Brandt');
  await page.getByRole('button', { name: /^Pay / }).click({ clickCount: twice ? 2 : 1 });
  await page.waitForURL(/\/contracts\/.*\/fund/);
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
