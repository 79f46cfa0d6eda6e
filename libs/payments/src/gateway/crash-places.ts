import type { Op } from '../intents/intent-row.js';
import type { StripeObject } from './stripe-object.js';

type Commit<Name extends string> = `${Name}:before-commit` | `${Name}:after-commit`;
type Call<Name extends string> = `${Name}:before` | `${Name}:after`;
type Step<Name extends string> = Commit<`${Name}.decide` | `${Name}.claim` | `${Name}.outcome`> | Call<`${Name}.call`>;

const steps = <Name extends Op>(name: Name): readonly Step<Name>[] => [
  `${name}.decide:before-commit`,
  `${name}.decide:after-commit`,
  `${name}.claim:before-commit`,
  `${name}.claim:after-commit`,
  `${name}.call:before`,
  `${name}.call:after`,
  `${name}.outcome:before-commit`,
  `${name}.outcome:after-commit`,
];

/** The life of an intent, in which each op can be cut off: decided, claimed, called, written down. An op without an entry does not compile. */
export const intentPlaces: { readonly [O in Op]: readonly Step<O>[] } = {
  fund: steps('fund'),
  'fund.saved': steps('fund.saved'),
  'fund.expire': steps('fund.expire'),
  customer: steps('customer'),
  'card.save': steps('card.save'),
  'card.remove': steps('card.remove'),
  release: steps('release'),
  reverse: steps('reverse'),
  refund: steps('refund'),
  account: steps('account'),
  'evidence.file': steps('evidence.file'),
  evidence: steps('evidence'),
  concede: steps('concede'),
};

const commit = <Name extends string>(name: Name): readonly Commit<Name>[] => [`${name}:before-commit`, `${name}:after-commit`];
const call = <Name extends string>(name: Name): readonly Call<Name>[] => [`${name}:before`, `${name}:after`];

/** A refusal takes decisions back or plans what comes next; the same for every op, tried where most follows from it. */
export const refusalPlaces = [...commit('release.refusal'), ...commit('fund.saved.refusal')] as const;

type Settled = StripeObject['object'];
const settle = <Name extends Settled>(name: Name): readonly Commit<`settle.${Name}`>[] => commit(`settle.${name}`);

/** What an event or the reconciliation brings is applied in one transaction, named by the kind of object. */
export const settlementPlaces: { readonly [O in Settled]: readonly Commit<`settle.${O}`>[] } = {
  'checkout.session': settle('checkout.session'),
  payment_intent: settle('payment_intent'),
  setup_intent: settle('setup_intent'),
  payment_method: settle('payment_method'),
  transfer: settle('transfer'),
  refund: settle('refund'),
  dispute: settle('dispute'),
  payout: settle('payout'),
  topup: settle('topup'),
  customer: settle('customer'),
  file: settle('file'),
  'radar.early_fraud_warning': settle('radar.early_fraud_warning'),
  'v2.core.account': settle('v2.core.account'),
};

/** Objects that no event leads to: they are applied by the answer to their own call alone. */
export const onlyAnswered: readonly Settled[] = ['customer', 'file'];

/** What the house does for all, in the order of a run: the deadlines, the reconciliation and its calls, the inbox. */
export const housePlaces = [
  ...commit('deadline'),
  ...commit('reconcile.claim'),
  'reconcile.pull:before',
  ...commit('inbox.store'),
  ...commit('inbox.claim'),
  ...call('inbox.fetch'),
  ...commit('outbox'),
  ...commit('inbox.done'),
  'reconcile.pull:after',
  ...call('reconcile.import'),
  ...commit('reconcile.import'),
  ...commit('reconcile.compare'),
  ...commit('reconcile.finish'),
  ...commit('rollover.decide'),
] as const;

type ValueOf<T> = T extends { readonly [K in keyof T]: readonly (infer V)[] } ? V : never;

export type CrashPlace =
  ValueOf<typeof intentPlaces> | ValueOf<typeof settlementPlaces> | (typeof refusalPlaces)[number] | (typeof housePlaces)[number];
