import type { RunningApp } from './app.js';
import type { FundedContract } from './given-a-funded-contract.js';
import { opensPage } from './money.js';
import { codeOf } from './visitor.js';

/** Cards of the stand-in, by what they do. */
export const cards = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 9995',
  asksBank: '4000 0000 0000 3220',
  refundFails: '4000 0000 0000 5126',
  warnedOf: '4000 0000 0000 5423',
  chargedBack: '4000 0000 0000 0259',
} as const;

/** Where the browser stands after a form: the page that was shown, or the address it was sent to. */
export interface Arrival {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/** Olga opens the page of a contract and pays it; what the provider tells is worked off. */
export async function funds(world: RunningApp, { olga, milestoneId }: FundedContract, card: string = cards.good): Promise<void> {
  const page = await opensPage(olga, milestoneId);
  if (!('url' in page)) throw new Error(`No payment page: ${codeOf(page)}`);
  const arrival = await paysThePage(page.url, card);
  if (!arrival.location?.startsWith(world.url)) throw new Error(`The page answered ${arrival.status}: ${arrival.text.slice(0, 300)}`);
  await world.worker.drain();
}

/** Fills in the payment page as a browser does. A good card ends at the address of success; a refusal stays on the page. */
export function paysThePage(url: string, card: string = cards.good): Promise<Arrival> {
  return posts(url, { email: 'olga@shop.example', cardNumber: card, expiry: '12 / 34', cvc: '123', name: 'Olga Brandt' });
}

/** The bank asks whether it is really Olga: she says yes, or cannot. */
export function answersTheBank(authenticationUrl: string, verb: 'complete' | 'fail'): Promise<Arrival> {
  return posts(`${authenticationUrl.replace(/\?.*/, '')}/${verb}`, {});
}

/** Sends a form without following where it leads. */
export async function posts(url: string, fields: Readonly<Record<string, string>>): Promise<Arrival> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const location = response.headers.get('location');
  return { status: response.status, location: location && new URL(location, url).toString(), text: await response.text() };
}
