import { newId, Work } from '@sidecrew/platform';
import { SetUpPayouts } from '../src/accounts/set-up-payouts.js';
import { AnswerChargeback, ConcedeChargeback, RemoveCard, RollOver, SaveCard } from '../src/index.js';
import type { Op } from '../src/intents/intent-row.js';
import {
  type Deal,
  decideRefund,
  decideRelease,
  decideTakeBack,
  from,
  personNamed,
  type Process,
  wishCharge,
  wishExpiry,
  wishPage,
} from './wishes.js';

/** What a decision is about; plain text, so that it can be handed to another process. */
export interface Matter {
  readonly deal: Deal;
  readonly paymentId?: string;
  readonly cardId?: string;
  readonly disputeId?: string;
  readonly decisionId?: string;
}

/** Takes a decision the way its verb does, and answers the intents to run for it, in order. Taken twice it asks for nothing new. */
type Decide = (app: Process, matter: Matter) => Promise<readonly string[]>;

const key = 'once';
const admin = personNamed(newId(), 'admin');
const page = { email: 'olga@example.com', successPath: '/cards', cancelPath: '/cards' };

const fund: Decide = async (app, { deal }) => [(await wishPage(app, deal, 10_000n, key)).id];
const answer: Decide = async (app, { disputeId = '' }) => {
  const files = [{ as: 'service_documentation', fileId: 'delivery' }] as const;
  const words = { explanation: 'Delivered and approved on the page.', files };
  const movementId = await from(app, Work).transaction((tx) => from(app, AnswerChargeback).run(tx, admin, disputeId, words));
  const parts = await from(app, Work).read<{ id: string }>(`select id from intents where movement_id = $1 order by n`, [movementId]);
  return parts.map(({ id }) => id);
};

/** One for every kind of call, and for what is decided without one. */
export const decisions: { readonly [O in Op | 'rollover']: Decide } = {
  fund,
  // Olga's first page makes her known to Stripe.
  customer: fund,
  'fund.saved': async (app, { deal }) => [(await wishCharge(app, deal, 10_000n, key)).id],
  'fund.expire': async (app, { deal, paymentId = '' }) => [(await wishExpiry(app, deal, paymentId)).id],
  'card.save': async (app, { deal }) => {
    await from(app, SaveCard).run(personNamed(deal.olga, 'owner'), page);
    return [];
  },
  'card.remove': async (app, { deal, cardId = '' }) => {
    await from(app, RemoveCard).run(personNamed(deal.olga, 'owner'), cardId);
    const wishes = await from(app, Work).read<{ id: string }>(`select id from intents where business_key = $1`, [`card.remove:${cardId}`]);
    return wishes.map(({ id }) => id);
  },
  release: async (app, { deal }) => [await decideRelease(app, deal, 10_000n, key)],
  refund: async (app, { deal }) => [await decideRefund(app, deal, 10_000n, key)],
  reverse: (app, { deal }) => decideTakeBack(app, deal, 10_000n, key),
  account: async (app, { deal }) => {
    await from(app, SetUpPayouts).run(personNamed(deal.emil, 'expert'));
    return [];
  },
  'evidence.file': answer,
  evidence: answer,
  concede: async (app, { disputeId = '' }) => [await from(app, Work).transaction((tx) => from(app, ConcedeChargeback).run(tx, disputeId))],
  rollover: async (app, { deal, decisionId = '' }) => {
    const move = { decisionId, fromId: deal.milestoneId, toId: decisionId, restMinor: 4_000n, ownerFeeMinor: 160n };
    await from(app, Work).transaction((tx) => from(app, RollOver).run(tx, { ...deal, ...move }));
    return [];
  },
};
