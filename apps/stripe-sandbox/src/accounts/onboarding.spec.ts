import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Stripe } from 'stripe';
import { givenSandbox, refusalOf, type Given } from '../../testing/given.js';

describe('onboarding', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => given.sandbox.control.reset());

  const wish: Stripe.V2.Core.AccountCreateParams = {
    contact_email: 'emil@example.com',
    dashboard: 'express',
    identity: { country: 'DE', entity_type: 'individual' },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  };
  const create = (extra: Partial<Stripe.V2.Core.AccountCreateParams> = {}) => given.stripe.v2.core.accounts.create({ ...wish, ...extra });
  const stateOf = async (id: string) => {
    const include: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient', 'requirements'];
    const account = await given.stripe.v2.core.accounts.retrieve(id, { include });
    const balance = account.configuration?.recipient?.capabilities?.stripe_balance;
    return {
      transfers: balance?.stripe_transfers?.status,
      payouts: balance?.payouts?.status,
      due: account.requirements?.entries?.map((entry) => entry.description),
      errors: account.requirements?.entries?.flatMap((entry) => entry.errors.map((error) => error.code)),
    };
  };
  const linkFor = (account: string) =>
    given.stripe.v2.core.accountLinks.create({
      account,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: {
          refresh_url: 'https://app.example/again',
          return_url: 'https://app.example/back',
        },
      },
    });
  const locationOf = async (url: string) => (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '';
  const walk = async (account: string, idNumber: string) => {
    const { url } = await linkFor(account);
    let page = `${given.sandbox.url}${await locationOf(url)}`;
    const forms: Record<string, string>[] = [
      { givenName: 'Emil', surname: 'Expert', birthDate: '1990-05-01' },
      { line1: 'Street 1', postalCode: '10115', city: 'Berlin' },
      { idNumber },
      { routing: '110000000', account: '000123456789' },
    ];
    for (const form of forms) {
      const answer = await given.post(page, form);
      page = `${given.sandbox.url}${answer.headers.get('location')}`;
    }
    return given.post(page.replace('/review', '/submit'));
  };
  const news = async () => (await given.stripe.v2.core.events.list({ limit: 50 })).data.map((event) => event.type).reverse();

  it('starts restricted, with everything due and nothing shown that was not asked for', async () => {
    const account = await create();
    expect(account).toMatchObject({
      configuration: null,
      identity: null,
      defaults: null,
      requirements: null,
    });
    expect(await stateOf(account.id)).toMatchObject({ transfers: 'restricted', payouts: 'restricted' });
    expect((await stateOf(account.id)).due).toHaveLength(5);
  });

  it('verifies one magic number at once and tells each change by one thin event', async () => {
    const { id } = await create();
    const left = await walk(id, '222222222');
    expect(left.headers.get('location')).toBe('https://app.example/back');
    expect(await stateOf(id)).toEqual({ transfers: 'active', payouts: 'active', due: [], errors: [] });
    const changes = (await news()).filter((type) => type.endsWith('capability_status_updated'));
    expect(changes).toHaveLength(4);
    expect(await news()).toContain('v2.core.account_link.returned');
  });

  it('verifies another after a while', async () => {
    const { id } = await create();
    await walk(id, '000000000');
    expect(await stateOf(id)).toMatchObject({ transfers: 'pending' });
    given.sandbox.control.advanceClock(60_000);
    expect(await stateOf(id)).toMatchObject({ transfers: 'active', due: [] });
  });

  it('fails a third, says why, and lets the expert mend it', async () => {
    const { id } = await create();
    await walk(id, '111111111');
    expect(await stateOf(id)).toMatchObject({
      transfers: 'restricted',
      errors: ['verification_failed_keyed_identity'],
    });
    const { url } = await linkFor(id);
    const visit = (await locationOf(url)).replace('/review', '');
    await given.post(`${given.sandbox.url}${visit}/id-number`, { idNumber: '222222222' });
    await given.post(`${given.sandbox.url}${visit}/submit`);
    expect(await stateOf(id)).toMatchObject({ transfers: 'active', errors: [] });
  });

  it('can be held pending and decided from outside', async () => {
    given.sandbox.control.changeSettings({ holdVerification: true });
    const { id } = await create();
    await walk(id, '222222222');
    expect((await stateOf(id)).transfers).toBe('pending');
    given.sandbox.control.decideVerification(id, 'verified');
    expect((await stateOf(id)).transfers).toBe('active');
  });

  it('keeps what was done when the expert saves and leaves', async () => {
    const { id } = await create();
    const page = await locationOf((await linkFor(id)).url);
    const form = { givenName: 'Emil', surname: 'Expert', birthDate: '1990-05-01' };
    await given.post(`${given.sandbox.url}${page}`, form);
    const left = await given.post(`${given.sandbox.url}${page.replace('/name', '/leave')}`);
    expect(left.headers.get('location')).toBe('https://app.example/back');
    expect((await stateOf(id)).due).toHaveLength(3);
    expect(await locationOf((await linkFor(id)).url)).toMatch(/\/address$/);
    expect(JSON.stringify(given.sandbox.control.snapshot())).not.toContain('1990-05-01');
  });

  it('gives links that work once and for five minutes', async () => {
    const { id } = await create();
    const first = await linkFor(id);
    await locationOf(first.url);
    expect(await locationOf(first.url)).toBe('https://app.example/again');
    const late = await linkFor(id);
    given.sandbox.control.advanceClock(5 * 60_000 + 1);
    expect(await locationOf(late.url)).toBe('https://app.example/again');
  });

  it('refuses typed numbers that are no test numbers', async () => {
    const { id } = await create();
    const page = (await locationOf((await linkFor(id)).url)).replace('/name', '');
    const wrongId = await given.post(`${given.sandbox.url}${page}/id-number`, { idNumber: '123456789' });
    const wrongBank = await given.post(`${given.sandbox.url}${page}/bank`, {
      routing: '123',
      account: '456',
    });
    expect([wrongId.status, wrongBank.status]).toEqual([400, 400]);
  });

  it('refuses countries and combinations that cannot receive transfers', async () => {
    const country = await refusalOf(create({ identity: { country: 'BR', entity_type: 'individual' } }));
    expect(country.code).toBe('unsupported_country');
    const losses = {
      responsibilities: { fees_collector: 'application', losses_collector: 'stripe' },
    } as const;
    expect((await refusalOf(create({ defaults: losses }))).statusCode).toBe(400);
  });

  it('ends when an account is restricted by a deadline, rejected or closed', async () => {
    const { id } = await create();
    await walk(id, '222222222');
    given.sandbox.control.restrictAccount(id, 3_600_000);
    expect(await stateOf(id)).toMatchObject({ transfers: 'active' });
    expect((await stateOf(id)).due).toHaveLength(1);
    given.sandbox.control.advanceClock(3_600_001);
    expect(await stateOf(id)).toMatchObject({ transfers: 'restricted', payouts: 'restricted' });
    given.sandbox.control.liftRestriction(id);
    expect(await stateOf(id)).toMatchObject({ transfers: 'active' });
    given.sandbox.control.rejectAccount(id);
    expect(await stateOf(id)).toMatchObject({ transfers: 'rejected' });
    expect(await given.stripe.v2.core.accounts.close(id)).toMatchObject({ closed: true });
  });
});
