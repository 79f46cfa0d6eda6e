import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { days } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { accepts, answers, does, idOf, offers, opens, rejects, room, rules } from '../setup/disputes.js';
import { bidInput, bidSeenBy, bidVerb, makeOffer, terms } from '../setup/given-a-bid.js';
import { acceptOffer, contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { TASK, taskInput, taskSeenBy } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { disagreements } from '../setup/offered-and-done.js';
import type { Member, Persona } from '../setup/people.js';
import { standingBid, standingTask } from '../setup/standing.js';
import { tips } from '../setup/tips.js';

const benBakker: Persona = { name: 'Ben Bakker', email: 'ben@staff.example', owner: true, expert: false, admin: true };
const erikLund: Persona = { name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true };

// Thousands of calls: every person tries every button everywhere.
jest.setTimeout(180_000);

let world: RunningApp;
let olga: Member;
let emil: Member;
let erik: Member;
let ada: Member;
let ben: Member;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  olga = await world.agentFor('olga');
  emil = await givenAnExpert(world);
  erik = await world.agentFor(erikLund);
  ada = await world.agentFor('ada');
  ben = await world.agentFor(benBakker);
});
afterAll(() => world.close());

const milestoneStands = (contract: FundedContract, changes: string, values: unknown[] = []) =>
  world.sql(`update milestones set ${changes} where id = $1`, [contract.milestoneId, ...values]);

describe('every action, in every state, by every person: what is offered is done, and nothing else', () => {
  it('of a task', async () => {
    const verb = (name: string) => (task: { id: string }, by: Member) =>
      by.does(`${name}(id: $id) { ${TASK} }`, '$id: ID!', { id: task.id });
    expect(
      await disagreements({
        stands: ['draft', 'screening', 'open', 'paused', 'awarded', 'closed', 'expired', 'done', 'removed'],
        people: { owner: olga, 'another owner': erik, expert: emil, admin: ada },
        stand: (state) => standingTask(world, olga, state, state === 'draft' ? 0 : 1),
        offered: async ({ id }, by) => (await taskSeenBy(by, id))?.possibleActions ?? [],
        acts: {
          publish: verb('publishTask'),
          withdraw: verb('withdrawTask'),
          close: verb('closeTask'),
          repost: verb('repostTask'),
          pass: verb('passTask'),
          discard: ({ id }, by) => by.does('discardTask(id: $id) { ... on Done { done } }', '$id: ID!', { id }),
          reject: ({ id }, by) => by.does(`rejectTask(id: $id, reason: unclear, note: "Say more.") { ${TASK} }`, '$id: ID!', { id }),
          edit: async ({ id, checklist }, by) =>
            by.does(`editTask(id: $id, input: $input) { ${TASK} }`, '$id: ID!, $input: TaskInput!', {
              id,
              input: await taskInput(by, { checklist }),
            }),
        },
      }),
    ).toEqual([]);
  });

  it('of a bid', async () => {
    const withTerms = (call: string, input: object) => (bid: { id: string }, by: Member) =>
      by.does(`${call} { ... on Bid { id } }`, `$id: ID!, $input: ${call.startsWith('revise') ? 'BidInput' : 'CounterInput'}!`, {
        id: bid.id,
        input,
      });
    const byId = (name: string, argument?: 'bidId') => (bid: { id: string }, by: Member) => bidVerb(by, name, bid.id, argument);
    expect(
      await disagreements({
        stands: [
          ...['submitted', 'shortlisted', 'countered_o', 'countered_e', 'agreed', 'offered', 'stale'],
          ...['won', 'declined', 'refused', 'lapsed', 'withdrawn', 'not_selected'],
          ...['submitted, three rounds used', 'countered_e, three rounds used'],
          ...['submitted', 'countered_o', 'countered_e', 'agreed', 'stale'].map((state) => `${state}, task in screening`),
        ],
        people: { owner: olga, expert: emil, stranger: erik, admin: ada },
        stand: (where) => {
          const [state = '', moment] = where.split(', ');
          return standingBid(world, olga, emil, {
            state,
            round: moment === 'three rounds used' ? 3 : 1,
            task: moment === 'task in screening' ? 'screening' : 'open',
          });
        },
        offered: async ({ id }, by) => (await bidSeenBy(by, id))?.possibleActions ?? [],
        acts: {
          revise: withTerms('reviseBid(id: $id, input: $input)', bidInput()),
          counter: withTerms('counterBid(id: $id, input: $input)', terms(11_000)),
          confirm: byId('confirmBid'),
          withdraw: byId('withdrawBid'),
          acceptCounter: byId('acceptCounter'),
          refuseCounter: byId('refuseCounter'),
          shortlist: ({ id }, by) => by.does('shortlistBid(id: $id, shortlisted: true) { ... on Bid { id } }', '$id: ID!', { id }),
          unshortlist: ({ id }, by) => by.does('shortlistBid(id: $id, shortlisted: false) { ... on Bid { id } }', '$id: ID!', { id }),
          decline: ({ id }, by) => by.does('declineBid(id: $id, reason: price) { ... on Bid { id } }', '$id: ID!', { id }),
          offer: (bid, by) => makeOffer(by, bid),
          rescindOffer: byId('rescindOffer', 'bidId'),
          refuseOffer: byId('refuseOffer', 'bidId'),
          acceptOffer: ({ id }, by) => acceptOffer(by, id),
        },
      }),
    ).toEqual([]);
  });

  it('of a contract', async () => {
    expect(
      await disagreements({
        stands: [
          'awaiting_funding',
          'awaiting_funding, on the payment page',
          'active',
          'paused',
          'on_hold',
          'ending',
          'completed',
          'completed, released',
          'completed, released 31 days ago',
          'active, released',
          'cancelled',
          'lapsed',
        ],
        people: { owner: olga, expert: emil, stranger: erik, admin: ada },
        stand: async (where) => {
          const contract = await givenAFundedContract(world, { state: 'planned' });
          const [state = '', moment] = where.split(', ');
          if (moment) await milestoneStands(contract, `state = '${moment.startsWith('released') ? 'released' : 'funding'}'`);
          const endedAt = new Date(world.clock.now().getTime() - days(moment?.endsWith('ago') ? 31 : 29));
          await world.sql(`update contracts set state = $2, ended_at = $3 where id = $1`, [
            contract.contractId,
            state,
            ['completed', 'cancelled', 'lapsed'].includes(state) ? endedAt : null,
          ]);
          return contract;
        },
        offered: async ({ contractId }, by) =>
          ((await contractSeenBy(by, contractId))?.possibleActions ?? []).filter((action) => action !== 'message'),
        acts: {
          tip: ({ contractId }, by) => tips(by, contractId, 700),
          cancel: ({ contractId }, by) =>
            by.does('cancelContract(id: $id, reason: "Plans changed.") { ... on Contract { id } }', '$id: ID!', { id: contractId }),
        },
      }),
    ).toEqual([]);
  });

  it('of a dispute', async () => {
    interface Standing {
      readonly id: string;
      readonly contract: FundedContract;
    }
    const afterTwoDays = ({ id }: Standing) =>
      world.sql(`update disputes set negotiating_since = $2 where id = $1`, [id, new Date(world.clock.now().getTime() - days(3))]);
    /** Each way on from the one before it. */
    const way: readonly (readonly [string, (standing: Standing) => Promise<unknown>])[] = [
      ['opened', async () => undefined],
      ['negotiating', ({ id }) => answers(id, emil)],
      ['negotiating, two days on', afterTwoDays],
      ['mediation', ({ id }) => does('askMediation', id, olga)],
      ['mediation, taken', ({ id }) => does('assignDispute', id, ada)],
      ['proposed', ({ id, contract }) => rules('proposeSplit', contract, id, ada, 4_000, 6_000)],
      ['review', ({ id }) => rejects(id, emil)],
      ['decided', ({ id, contract }) => rules('decideDispute', contract, id, ben, 4_000, 6_000)],
      ['decided, waived by the owner', ({ id }) => does('waiveAppeal', id, olga)],
      ['executing', ({ id }) => does('waiveAppeal', id, emil)],
      ['closed', ({ id }) => world.sql(`update disputes set state = 'closed', closed_at = now() where id = $1`, [id])],
    ];
    const aside: Readonly<Record<string, readonly [string, (standing: Standing) => Promise<unknown>]>> = {
      'opened, with an offer of the owner': ['opened', ({ id }) => offers(id, olga, 4_000, 6_000)],
      'negotiating, with two offers': [
        'negotiating',
        async ({ id }) => [await offers(id, olga, 4_000, 6_000), await offers(id, emil, 1_000, 9_000)],
      ],
      'proposed, accepted by the owner': ['proposed', ({ id }) => does('acceptProposal', id, olga)],
      'opened, while the bank has frozen the money': ['opened', ({ contract }) => milestoneStands(contract, `state = 'frozen'`)],
    };
    const newestOffer = async ({ id }: Standing, by: Member) =>
      (await room(id, by))?.offers.find((offer) => offer.newest && offer.by !== partyOf(by))?.id;
    const partyOf = (by: Member) => (by === olga ? 'owner' : 'expert');
    const verb =
      (name: Parameters<typeof does>[0]) =>
      ({ id }: Standing, by: Member) =>
        does(name, id, by);
    expect(
      await disagreements<Standing>({
        stands: [...way.map(([where]) => where), ...Object.keys(aside)],
        people: { owner: olga, expert: emil, stranger: erik, mediator: ada, 'another admin': ben },
        async stand(where) {
          const contract = await givenAFundedContract(world);
          const standing = { contract, id: idOf(await opens(contract)) };
          const [base, last] = aside[where] ?? [where, null];
          for (const [place, go] of way) {
            await go(standing);
            if (place === base) break;
          }
          await last?.(standing);
          return standing;
        },
        offered: async ({ id }, by) => (await room(id, by))?.possibleActions ?? [],
        acts: {
          answer: ({ id }, by) => answers(id, by),
          offerSplit: ({ id }, by) => offers(id, by, 5_000, 5_000),
          acceptSplit: async (standing, by) => accepts(standing.id, by, (await newestOffer(standing, by)) ?? randomUUID()),
          withdraw: verb('withdrawDispute'),
          askMediation: verb('askMediation'),
          assign: verb('assignDispute'),
          propose: ({ id, contract }, by) => rules('proposeSplit', contract, id, by, 4_000, 6_000),
          acceptProposal: verb('acceptProposal'),
          rejectProposal: ({ id }, by) => rejects(id, by),
          decide: ({ id, contract }, by) => rules('decideDispute', contract, id, by, 4_000, 6_000),
          waiveAppeal: verb('waiveAppeal'),
        },
      }),
    ).toEqual([]);
  });
});
