import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assertObjectType, buildSchema } from 'graphql';
import { type RunningApp, startApp } from '../setup/app.js';
import { worked } from '../setup/given-a-task.js';
import { liveLineOf, nextAfter } from '../setup/live-line.js';
import type { Member } from '../setup/people.js';
import {
  asksForCardPage,
  cardsOf,
  choosesCard,
  confirmsCard,
  fillsTheCardPage,
  removesCard,
  savable,
  savesACard,
} from '../setup/saved-cards.js';

let world: RunningApp;
let owner: Member;
let erik: Member;
let people = 0;
beforeAll(async () => {
  world = await startApp();
  erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
});
afterAll(() => world.close());
beforeEach(async () => {
  people += 1;
  owner = await world.agentFor({ name: 'Olga Brandt', email: `olga.${people}@shop.example`, owner: true, expert: false });
});

describe('a saved card', () => {
  it('is listed for its owner alone: brand, last four, expiry, and nothing more of it', async () => {
    await savesACard(world, owner);
    expect((await cardsOf(owner)).cards).toEqual([
      { id: expect.any(String), brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034, isDefault: true },
    ]);
    expect((await cardsOf(erik)).cards).toEqual([]);
    const schema = await readFile(new URL('../../libs/api-types/schema.graphql', import.meta.url), 'utf8');
    const shown = Object.keys(assertObjectType(buildSchema(schema).getType('SavedCard')).getFields());
    expect(shown.sort()).toEqual(['brand', 'expMonth', 'expYear', 'id', 'isDefault', 'last4']);
  });

  it('is kept with the words that its owner read; other words are refused', async () => {
    const { consent } = await cardsOf(owner);
    expect(consent).toContain('I can remove it at any time.');
    expect(await asksForCardPage(owner, `${consent} And my house.`)).toMatchObject({ code: 'STALE_VERSION', field: 'consent' });
    expect((await cardsOf(owner)).pageIsOpen).toBe(false);
    await savesACard(world, owner);
    const [row] = await world.sql<{ text: string }>(`select consent_text as text from saved_cards where user_id = $1`, [owner.id]);
    expect(row?.text).toBe(consent);
  });

  it('has one page, however often its owner asks', async () => {
    const first = await worked<{ url: string }>(asksForCardPage(owner));
    expect(await asksForCardPage(owner)).toMatchObject({ url: first.url });
    expect((await cardsOf(owner)).pageIsOpen).toBe(true);
  });

  it('is there as soon as its owner asks on the way back, before any news of it', async () => {
    const { url } = await worked<{ url: string }>(asksForCardPage(owner));
    expect(await confirmsCard(owner)).toMatchObject({ cards: [], pageIsOpen: true });
    await fillsTheCardPage(url, savable.asksOnce);
    expect(await confirmsCard(owner)).toMatchObject({ cards: [{ last4: '3155' }], pageIsOpen: false });
    await world.worker.drain();
    expect((await cardsOf(owner)).cards).toHaveLength(1);
  });

  it('comes to an open screen by itself', async () => {
    const card = await savesACard(world, owner);
    const line = liveLineOf(owner);
    expect((await nextAfter(line, 'cardsChanged', () => choosesCard(owner, card))).id).toBe(owner.id);
    await line.hangUp();
  });

  it('is no news to people who only work', async () => {
    const line = liveLineOf(await world.agentFor('emil'));
    await expect(line.next('cardsChanged')).rejects.toThrow('FORBIDDEN');
    await line.hangUp();
  });

  it('says so when the payment partner does not answer, and goes on with the same page', async () => {
    world.sandbox?.control.faults.add({ path: '/v1/checkout/sessions', do: 'reset', when: 'before', times: 3 });
    expect(await asksForCardPage(owner)).toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
    world.sandbox?.control.faults.clear();
    await world.clock.passes(60_000);
    await savesACard(world, owner);
  });

  it('is not asked of who has not confirmed their address, nor beyond ten', async () => {
    await world.sql(`update users set email_verified_at = null where id = $1`, [owner.id]);
    expect(await asksForCardPage(owner)).toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });
    await world.sql(`update users set email_verified_at = now() where id = $1`, [owner.id]);
    await world.sql(
      `insert into saved_cards (id, user_id, stripe_id, brand, last4, exp_month, exp_year, is_default, consent_text, consented_at)
       select gen_random_uuid(), $1::uuid, 'pm_' || $1::text || n, 'visa', '4242', 12, 2034, n = 1, 'Yes.', now() from generate_series(1, 10) n`,
      [owner.id],
    );
    expect(await asksForCardPage(owner)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: 'You can keep 10 cards. Remove one first.' });
  });
});

describe('of several cards', () => {
  it('the chosen one is the default, and the next one when it is removed', async () => {
    const first = await savesACard(world, owner);
    await world.clock.passes(60_000);
    const second = await savesACard(world, owner, savable.asksOnce);
    expect(await choosesCard(owner, second)).toMatchObject({
      cards: [
        { id: second, isDefault: true },
        { id: first, isDefault: false },
      ],
    });
    expect(await removesCard(owner, second)).toMatchObject({ cards: [{ id: first, isDefault: true }] });
    await world.worker.drain();
    expect((await cardsOf(owner)).cards).toMatchObject([{ id: first, isDefault: true }]);
  });

  it('none exists for anybody else, nor twice to be removed', async () => {
    const card = await savesACard(world, owner);
    for (const act of [removesCard, choosesCard]) {
      expect(await act(erik, card)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await act(owner, randomUUID())).toMatchObject({ code: 'NOT_FOUND' });
    }
    await worked(removesCard(owner, card));
    expect(await removesCard(owner, card)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await choosesCard(owner, card)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
