import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { memo } from '@sidecrew/ledger';
import { payableCountries } from '@sidecrew/money';
import { type Actor, days, newId } from '@sidecrew/platform';
import { World } from '../../testing/world.js';
import { OpenPayoutDashboard } from './open-payout-dashboard.js';
import { PayoutAccounts } from './payout-accounts.js';
import { SetUpPayouts } from './set-up-payouts.js';

jest.setTimeout(120_000);

let world: World;
let emil: Actor;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
});
beforeEach(() => {
  emil = { id: newId(), roles: new Set(['expert'] as const), sessionId: null, provedAt: null };
  world.marketplace.payee = { email: 'emil@example.com', country: 'DE' };
});
afterAll(async () => world?.close());

const setUp = () => world.get(SetUpPayouts).run(emil);
const accountId = async (userId = emil.id) =>
  (await world.work.read<{ id: string | null }>(`select stripe_id as id from connected_accounts where user_id = $1`, [userId]))[0]?.id ??
  '';
const canReceive = () => world.work.transaction((tx) => world.get(PayoutAccounts).canReceive(tx, emil.id));

/** Emil fills in all of Stripe's pages. */
const onboard = async (link: string, idNumber: string) => {
  let page = await fetch(link);
  const form = {
    first_name: 'Emil',
    last_name: 'Experte',
    firstName: 'Emil',
    lastName: 'Experte',
    name: 'Emil Experte',
    birthDate: '1990-01-01',
    line1: 'Weg 1',
    address: 'Weg 1',
    city: 'Berlin',
    postalCode: '10115',
    postal_code: '10115',
    idNumber,
    routing: '110000000',
    account: '000123456789',
    iban: 'DE89370400440532013000',
  };
  for (let step = 0; step < 8 && page.url.startsWith(world.sandbox.url); step += 1) {
    const html = await page.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
    if (!action) break;
    const names = [...html.matchAll(/<(?:input|select)[^>]*name="([^"]+)"/g)].map(([, name]) => name ?? '');
    const fields = Object.fromEntries(names.map((name) => [name, (form as Record<string, string>)[name] ?? '1990-01-01']));
    page = await fetch(new URL(action, page.url), { method: 'POST', body: new URLSearchParams(fields), redirect: 'follow' }).catch(
      () => page,
    );
  }
};

describe('setting up payouts', () => {
  it('makes one account however often Emil clicks, and a fresh link each time', async () => {
    const [first, second] = [await setUp(), await setUp()];
    expect(first).toContain('/setup/');
    expect(second).not.toBe(first);
    const accounts = await world.stripe.v2.core.accounts.list({ limit: 20 }).autoPagingToArray({ limit: 100 });
    expect(accounts.filter(({ metadata }) => metadata?.['sc_user'] === emil.id)).toHaveLength(1);
    expect(await canReceive()).toBe(false);
  });

  it('makes one account when he clicks twice at once', async () => {
    await Promise.allSettled([setUp(), setUp()]);
    await world.settle();
    const accounts = await world.stripe.v2.core.accounts.list({ limit: 20 }).autoPagingToArray({ limit: 100 });
    expect(accounts.filter(({ metadata }) => metadata?.['sc_user'] === emil.id)).toHaveLength(1);
  });

  it('ends with an account that can receive, told once', async () => {
    await onboard(await setUp(), '222222222');
    await world.settle();
    expect(await canReceive()).toBe(true);
    expect(world.marketplace.of('accountChanged').filter((fact) => fact['userId'] === emil.id && fact['canReceive'])).toHaveLength(1);
  });

  it.each(payableCountries)('leads an expert in %s to an account that receives what is released to them', async (country) => {
    world.marketplace.payee = { email: 'emil@example.com', country };
    await onboard(await setUp(), '222222222');
    await world.settle();
    expect(await canReceive()).toBe(true);
    const deal = world.deal('USD', emil.id);
    await world.funded(deal);
    const wish = await world.release(deal);
    await world.settle();
    expect(await world.intent(wish)).toMatchObject({ state: 'done', code: null });
  });

  it.each([
    ['no country in the profile', { email: 'e@example.com', country: null }, 'PROFILE_INCOMPLETE'],
    ['a country that cannot be paid', { email: 'e@example.com', country: 'BR' }, 'COUNTRY_NOT_SUPPORTED'],
  ])('refuses %s', async (_what, payee, code) => {
    world.marketplace.payee = payee;
    await expect(setUp()).rejects.toMatchObject({ code });
  });

  it('says that Stripe does not answer, and goes on later with the same wish', async () => {
    world.sandbox.control.faults.add({ path: '/v2/core/accounts', method: 'POST', do: '503', when: 'before', stored: false, times: 1 });
    await expect(setUp()).rejects.toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
    await world.pass(60_000);
    expect(await setUp()).toContain('/setup/');
  });

  it('can be tried again after Stripe refused, under a new key', async () => {
    // Stripe wants an address for an account with a dashboard of its own.
    world.marketplace.payee = { email: '', country: 'US' };
    await expect(setUp()).rejects.toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
    world.marketplace.payee = { email: 'e@example.com', country: 'US' };
    expect(await setUp()).toContain('/setup/');
  });

  it('is told when Stripe restricts the account later', async () => {
    emil = { ...emil, id: await world.payee() };
    world.sandbox.control.restrictAccount(await accountId());
    await world.settle();
    expect(await canReceive()).toBe(false);
    // Stripe tells of the capability and of the requirements, in either order: one of the two is the change.
    expect(world.marketplace.of('accountChanged')).toContainEqual(
      expect.objectContaining({ userId: emil.id, canReceive: false, couldReceive: true, restricted: true }),
    );
  });
});

describe('the page at Stripe', () => {
  it('opens for Emil, not for somebody without an account', async () => {
    await expect(world.get(OpenPayoutDashboard).run(emil)).rejects.toMatchObject({ code: 'PAYOUT_ACCOUNT_MISSING' });
    emil = { ...emil, id: await world.payee() };
    expect(await world.get(OpenPayoutDashboard).run(emil)).toContain('http');
  });
});

describe("a payout to Emil's bank", () => {
  const paidOut = async (country = 'US') => {
    const deal = world.deal('USD', await world.payee(emil.id, country));
    await world.funded(deal);
    await world.release(deal);
    await world.settle();
    await world.pass(days(3));
    world.sandbox.control.settleNow({ payouts: true });
    await world.settle();
  };
  const payout = async () =>
    (
      await world.work.read<{ id: string; state: string; amount: string }>(
        `select id, state, amount_minor as amount from stripe_payouts where user_id = $1`,
        [emil.id],
      )
    )[0];

  it('is mirrored until it arrives', async () => {
    await paidOut();
    expect(await payout()).toMatchObject({ state: 'paid', amount: '9200' });
    const account = await accountId();
    const books = await world.books();
    expect([books[memo.balance(account)], books[memo.bank(account)]]).toEqual([undefined, 9_200n]);
    expect(
      world.marketplace
        .of('payoutChanged')
        .filter((fact) => fact['userId'] === emil.id)
        .at(-1),
    ).toMatchObject({ state: 'paid' });
  });

  it.each(['DE', 'GB'])('arrives in %s, in the money of that country', async (country) => {
    await paidOut(country);
    expect(await payout()).toMatchObject({ state: 'paid' });
  });

  it('that the bank sends back is on the balance again', async () => {
    await paidOut();
    world.sandbox.control.failPayout((await payout())?.id ?? '');
    await world.settle();
    expect(await payout()).toMatchObject({ state: 'failed' });
    const account = await accountId();
    expect((await world.books())[memo.balance(account)]).toBe(9_200n);
    expect(world.marketplace.of('payoutChanged').at(-1)).toMatchObject({ state: 'failed', userId: emil.id });
  });
});
