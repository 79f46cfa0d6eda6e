import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { days, hours, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { worked } from '../setup/given-a-task.js';
import { leaves, opensPage, wishesOf } from '../setup/money.js';
import { answersTheBank, paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';
import { cardFundingSeenBy, cardsOf, opensPageAndSaves, paysWithCard, removesCard, savable, savesACard } from '../setup/saved-cards.js';

let world: RunningApp;
let emil: Member;
let owner: Member;
let contract: FundedContract;
let people = 0;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  emil = await world.agentFor('emil');
});
afterAll(() => world.close());
beforeEach(async () => {
  people += 1;
  owner = await world.agentFor({ name: 'Olga Brandt', email: `olga.${people}@shop.example`, owner: true, expert: false });
  contract = await givenAFundedContract(world, { state: 'planned', people: { olga: owner, emil } });
});

const seen = () => cardFundingSeenBy(owner, contract.milestoneId);
const pays = (card: string) => paysWithCard(owner, contract.milestoneId, card);
const wishes = async (op: string) => (await wishesOf(world, contract.milestoneId)).filter((wish) => wish.op === op);
const payments = () =>
  world.sql<{ state: string; lies: string | null }>(
    `select state, money_lies as lies from payments where milestone_id = $1 and stripe_charge is not null`,
    [contract.milestoneId],
  );
const timeline = async (by = owner) => (await contractSeenBy(by, contract.contractId))?.timeline.nodes.map(({ kind }) => kind) ?? [];
const mailsTo = async (to: string) => (await world.mails(to)).map(({ subject }) => subject);
const held = { stripe_balance: 10_400 - 332, 'expense.stripe_fee': 332, 'escrow:M': -10_000, 'deferred_fee:M': -400 };

describe('the first funding', () => {
  it('keeps the card where Olga agrees, and none where she does not', async () => {
    const { consent } = await cardsOf(owner);
    const { url } = await worked<{ url: string }>(opensPageAndSaves(owner, contract.milestoneId, consent));
    await paysThePage(url);
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'funded' });
    expect((await cardsOf(owner)).cards).toMatchObject([{ last4: '4242', isDefault: true }]);

    const other = await givenAFundedContract(world, { state: 'planned', people: { olga: owner, emil } });
    const page = await worked<{ url: string }>(opensPage(owner, other.milestoneId));
    await paysThePage(page.url, savable.asksOnce);
    await world.worker.drain();
    expect((await cardsOf(owner)).cards).toHaveLength(1);
  });

  it('never saves a card against her last word: another answer is another page, and the first one is closed', async () => {
    const { consent } = await cardsOf(owner);
    const first = await worked<{ url: string }>(opensPageAndSaves(owner, contract.milestoneId, consent));
    expect(await opensPageAndSaves(owner, contract.milestoneId, consent)).toMatchObject({ url: first.url });
    const second = await worked<{ url: string }>(opensPageAndSaves(owner, contract.milestoneId, null));
    expect(second.url).not.toBe(first.url);
    await world.worker.drain();
    expect(await paysThePage(first.url)).toMatchObject({ status: 410 });
    await paysThePage(second.url);
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'funded' });
    expect((await cardsOf(owner)).cards).toEqual([]);
  });

  it('refuses words that are not ours', async () => {
    expect(await opensPageAndSaves(owner, contract.milestoneId, 'Yes.')).toMatchObject({ code: 'STALE_VERSION', field: 'consent' });
    expect(await seen()).toMatchObject({ state: 'planned' });
  });
});

describe('a milestone paid with a saved card', () => {
  it('is held after one click, without a page', async () => {
    const card = await savesACard(world, owner, savable.asksOnce);
    const changed = await booksAfter(world, contract, async () => {
      expect(await pays(card)).toMatchObject({ state: 'funded', cardCharge: null });
      await world.worker.drain();
    });
    expect(changed).toEqual(held);
    expect(await contractSeenBy(owner, contract.contractId)).toMatchObject({ state: 'active' });
    expect(await timeline()).toEqual(expect.arrayContaining(['card_charge_started', 'milestone_funded', 'contract_activated']));
    expect((await seen()).deadlines.map(({ kind }) => kind)).not.toContain('CARD_CONFIRM');
    await booksAgree(world, contract);
  });

  it('is refused to Emil, to strangers, with a card that is not hers or was removed, and twice', async () => {
    const card = await savesACard(world, owner);
    await expect(paysWithCard(emil, contract.milestoneId, card)).rejects.toThrow();
    const erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
    expect(await paysWithCard(erik, contract.milestoneId, card)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await pays(randomUUID())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await pays(await savesACard(world, erik))).toMatchObject({ code: 'NOT_FOUND' });
    const gone = await savesACard(world, owner, savable.asksOnce);
    await worked(removesCard(owner, gone));
    expect(await pays(gone)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await seen()).toMatchObject({ state: 'planned' });
    await worked(pays(card));
    expect(await pays(card)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await payments()).toEqual([{ state: 'succeeded', lies: 'held' }]);
  });

  it('is refused while she is suspended, and while a payment page is open', async () => {
    const card = await savesACard(world, owner);
    await world.sql(`update users set suspended_at = now() where id = $1`, [owner.id]);
    expect(await pays(card)).toMatchObject({ code: 'ACCOUNT_SUSPENDED' });
    await world.sql(`update users set suspended_at = null where id = $1`, [owner.id]);
    await worked(opensPage(owner, contract.milestoneId));
    expect(await pays(card)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining('page is open') });
    await worked(leaves(owner, contract.milestoneId));
    expect(await pays(card)).toMatchObject({ state: 'funded' });
  });

  it('goes on by itself when the partner does not answer; asked again it changes nothing, and no page opens beside it', async () => {
    const card = await savesACard(world, owner);
    const other = await savesACard(world, owner, savable.asksOnce);
    world.sandbox?.control.faults.add({ path: '/v1/payment_intents', do: 'reset', when: 'after', times: 3 });
    expect(await pays(card)).toMatchObject({ state: 'funding', cardCharge: { state: 'charging', last4: '4242' } });
    expect(await pays(card)).toMatchObject({ state: 'funding' });
    expect(await pays(other)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining('being confirmed') });
    expect(await opensPage(owner, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    world.sandbox?.control.faults.clear();
    await world.clock.passes(minutes(1));
    expect(await seen()).toMatchObject({ state: 'funded' });
    expect(await wishes('fund.saved')).toHaveLength(1);
    expect(await payments()).toEqual([{ state: 'succeeded', lies: 'held' }]);
  });

  it('stays paid when the card is removed while it is charged', async () => {
    const card = await savesACard(world, owner);
    world.sandbox?.control.faults.add({ path: '/v1/payment_intents', do: 'reset', when: 'after', times: 3 });
    await worked(pays(card));
    await worked(removesCard(owner, card));
    world.sandbox?.control.faults.clear();
    await world.clock.passes(minutes(1));
    expect(await seen()).toMatchObject({ state: 'funded', cardCharge: null });
    expect((await cardsOf(owner)).cards).toEqual([]);
  });

  it('returns in full when it succeeds after Olga stopped it', async () => {
    const card = await savesACard(world, owner);
    world.sandbox?.control.faults.add({ path: '/v1/payment_intents', do: 'reset', when: 'after', times: 3 });
    await worked(pays(card));
    expect(await leaves(owner, contract.milestoneId)).toMatchObject({ state: 'planned' });
    world.sandbox?.control.faults.clear();
    const changed = await booksAfter(world, contract, () => world.clock.passes(minutes(1)));
    expect(await seen()).toMatchObject({ state: 'planned', cardCharge: null });
    expect(await payments()).toEqual([{ state: 'refunded', lies: 'returned' }]);
    expect(changed).toEqual({ 'expense.stripe_fee': 332, stripe_balance: -332 });
    expect(await pays(card)).toMatchObject({ state: 'funded' });
  });
});

describe('a declined card', () => {
  const declined = async () => {
    const card = await savesACard(world, owner, savable.declinesLater);
    expect(await pays(card)).toMatchObject({ state: 'funding' });
    await world.worker.drain();
    return card;
  };

  it('is said plainly to Olga alone, with the day of the next try', async () => {
    await declined();
    const funding = await seen();
    expect(funding).toMatchObject({
      state: 'funding',
      possibleActions: ['leaveFunding', 'payOtherwise'],
      cardCharge: { state: 'declined', brand: 'visa', last4: '0341', because: 'the bank gave no reason' },
    });
    const wait = Date.parse(funding.cardCharge?.retryAt ?? '') - world.clock.now().getTime();
    expect(Math.round(wait / hours(1))).toBe(24);
    expect((await cardFundingSeenBy(emil, contract.milestoneId)).cardCharge).toBeNull();
    expect(await timeline(emil)).toContain('card_declined');
    const [subject] = (await mailsTo(owner.persona.email)).filter((one) => one.includes('declined'));
    expect(subject).toMatch(
      /^Your card was declined for “Match three months of shop payouts to bank”: the bank gave no reason\. We try it again/,
    );
    const { ownerHome } = await owner.asks<{ ownerHome: { waiting: { kind: string; path: string }[] } }>(
      '{ ownerHome { waiting { kind path } } }',
    );
    expect(ownerHome.waiting).toContainEqual({ kind: 'card', path: `/contracts/${contract.contractId}/fund` });
  });

  it('is tried again after 1, 3 and 5 days; then the milestone is planned again and says why', async () => {
    // The contract goes on meanwhile: it was active before.
    await world.sql(`update contracts set state = 'active' where id = $1`, [contract.contractId]);
    const changed = await booksAfter(world, contract, async () => {
      await declined();
      const tries = async () => (await wishes('fund.saved')).filter(({ state }) => state === 'refused').length;
      expect(await tries()).toBe(1);
      for (const [pass, count] of [
        [hours(25), 2],
        [days(2), 3],
      ] as const) {
        await world.clock.passes(pass);
        expect(await tries()).toBe(count);
        expect(await seen()).toMatchObject({ state: 'funding', cardCharge: { state: 'declined' } });
      }
      await world.clock.passes(days(2));
      expect(await tries()).toBe(4);
      await world.clock.passes(days(10));
      expect(await tries()).toBe(4);
    });
    expect(changed).toEqual({});
    expect(await seen()).toMatchObject({
      state: 'planned',
      possibleActions: ['fund'],
      cardCharge: { state: 'over', because: 'the bank gave no reason', retryAt: null },
    });
    const said = (await mailsTo(owner.persona.email)).filter((subject) => subject.includes('declined'));
    expect(said).toHaveLength(4);
    expect(said.at(-1)).toContain('Pay with another card');
  });

  it('gives way at once to another card', async () => {
    await declined();
    expect(await pays(await savesACard(world, owner))).toMatchObject({ state: 'funded' });
    await world.clock.passes(days(6));
    expect(await payments()).toEqual([{ state: 'succeeded', lies: 'held' }]);
    expect((await wishes('fund.saved')).map(({ state }) => state).sort()).toEqual(['done', 'refused', 'refused']);
  });

  it('gives way at once to the payment page, and is not tried beside it', async () => {
    await declined();
    const { url } = await worked<{ url: string }>(opensPage(owner, contract.milestoneId));
    expect(await seen()).toMatchObject({ state: 'funding', cardCharge: null });
    await paysThePage(url);
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'funded' });
    await world.clock.passes(days(6));
    expect(await payments()).toHaveLength(1);
  });

  it('is not asked for by hand without end: after ten times within a day only the page is left', async () => {
    const card = await declined();
    for (let n = 1; n < 10; n += 1) await worked(pays(card));
    expect(await pays(card)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await seen()).toMatchObject({ state: 'funding', cardCharge: { state: 'declined' } });
    expect(await opensPage(owner, contract.milestoneId)).toMatchObject({ url: expect.any(String) });
    await worked(leaves(owner, contract.milestoneId));
    await world.clock.passes(days(1) + minutes(1));
    expect(await pays(await savesACard(world, owner))).toMatchObject({ state: 'funded' });
  });

  it('is not tried again once Olga stops it', async () => {
    await declined();
    expect(await leaves(owner, contract.milestoneId)).toMatchObject({ state: 'planned' });
    await world.clock.passes(days(2));
    expect(await wishes('fund.saved')).toMatchObject([{ state: 'refused' }, { state: 'refused' }]);
    expect(await seen()).toMatchObject({ cardCharge: null });
    expect(await timeline()).toContain('card_charge_stopped');
  });

  it('is not tried again while Olga is suspended: the milestone is planned again', async () => {
    await world.sql(`update contracts set state = 'active' where id = $1`, [contract.contractId]);
    await declined();
    await world.sql(`update users set suspended_at = now() where id = $1`, [owner.id]);
    await world.clock.passes(hours(25));
    const [row] = await world.sql<{ state: string }>(`select state from milestones where id = $1`, [contract.milestoneId]);
    expect(row).toEqual({ state: 'planned' });
    expect(await payments()).toEqual([]);
    expect(await wishes('fund.saved')).toMatchObject([{ state: 'refused' }, { state: 'refused' }]);
  });

  it('asks Olga back when it was removed before the next try', async () => {
    await world.sql(`update contracts set state = 'active' where id = $1`, [contract.contractId]);
    await worked(removesCard(owner, await declined()));
    await world.clock.passes(hours(25));
    expect(await seen()).toMatchObject({ state: 'funding', cardCharge: { state: 'asked_back', because: 'this card was removed' } });
    const { url } = await worked<{ url: string }>(opensPage(owner, contract.milestoneId));
    await paysThePage(url);
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'funded' });
  });

  it('keeps no contract alive: FUND ends it, and either side may cancel', async () => {
    await declined();
    const cancelled = await emil.does<{ state: string }>(
      `cancelContract(id: $id, reason: "It takes too long.") { ... on Contract { state } }`,
      '$id: ID!',
      { id: contract.contractId },
    );
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    await world.clock.passes(days(6));
    expect(await seen()).toMatchObject({ state: 'dropped', cardCharge: null });
    expect(await payments()).toEqual([]);

    const other = await givenAFundedContract(world, { state: 'planned', people: { olga: owner, emil } });
    const [card] = (await cardsOf(owner)).cards;
    await worked(paysWithCard(owner, other.milestoneId, card?.id ?? ''));
    await world.worker.drain();
    await world.sql(`insert into deadlines (kind, subject_id, due_at) values ('FUND', $1, $2)`, [other.contractId, world.clock.now()]);
    await world.clock.passes(minutes(1));
    expect(await contractSeenBy(owner, other.contractId)).toMatchObject({ state: 'lapsed' });
    await world.clock.passes(days(6));
    expect(await cardFundingSeenBy(owner, other.milestoneId)).toMatchObject({ state: 'dropped' });
  });
});

describe('a bank that wants Olga', () => {
  const asked = async () => {
    const card = await savesACard(world, owner, savable.alwaysAsks);
    expect(await pays(card)).toMatchObject({ state: 'funding', cardCharge: { state: 'asked_back' } });
    return card;
  };

  it('leads her by notice and mail to a page that waits a day for her', async () => {
    await asked();
    const funding = await seen();
    expect(funding).toMatchObject({
      state: 'funding',
      possibleActions: ['leaveFunding', 'payOtherwise'],
      cardCharge: { state: 'asked_back', last4: '3184', because: 'your bank wants you to confirm this payment' },
    });
    const [waits] = funding.deadlines.filter(({ kind }) => kind === 'CARD_CONFIRM');
    expect(Math.round((Date.parse(waits?.dueAt ?? '') - world.clock.now().getTime()) / hours(1))).toBe(23);
    const mail = (await world.mails(owner.persona.email)).find(({ subject }) => subject.includes('wants you to confirm'));
    expect(mail?.text).toContain(`/contracts/${contract.contractId}/fund?confirm=1`);
    await world.clock.passes(hours(20));
    const { url } = await worked<{ url: string }>(opensPage(owner, contract.milestoneId));
    const changed = await booksAfter(world, contract, async () => {
      const bank = await paysThePage(url, savable.alwaysAsks);
      await answersTheBank(bank.location ?? '', 'complete');
      await world.worker.drain();
    });
    expect(changed).toEqual(held);
    expect(await seen()).toMatchObject({ state: 'funded', cardCharge: null });
    await booksAgree(world, contract);
  });

  it('is not waited for longer than its page: then the milestone is planned again', async () => {
    await asked();
    await world.clock.passes(hours(24));
    expect(await seen()).toMatchObject({ state: 'planned', possibleActions: ['fund'], cardCharge: { state: 'over' } });
    expect(await payments()).toEqual([]);
  });

  it('gives way to another card; what comes from the first page later goes back in full', async () => {
    await asked();
    const { url } = await worked<{ url: string }>(opensPage(owner, contract.milestoneId));
    const bank = await paysThePage(url, savable.alwaysAsks);
    await Promise.all([savesACard(world, owner).then(pays), answersTheBank(bank.location ?? '', 'complete')]);
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'funded' });
    const lies = (await payments()).map((one) => one.lies).sort();
    expect([['held'], ['held', 'returned']]).toContainEqual(lies);
    await booksAgree(world, contract);
  });

  it('is told no when Olga stops: the page closes', async () => {
    await asked();
    const { url } = await worked<{ url: string }>(opensPage(owner, contract.milestoneId));
    expect(await leaves(owner, contract.milestoneId)).toMatchObject({ state: 'planned' });
    await world.worker.drain();
    expect(await paysThePage(url, savable.alwaysAsks)).toMatchObject({ status: 410 });
  });
});
