import type { MilestoneState } from '../../gql/graphql';
import type { StepFacts } from './next-step';

type Sentence = (facts: StepFacts) => string;

const by = (date: string) => (date ? ` by ${date}` : '');
const same =
  (sentence: string): Sentence =>
  () =>
    sentence;

/** The header's sentence to staff, who are neither side: who acts next and by when, in the third person. */
export const toStaff: Readonly<Record<MilestoneState, Sentence>> = {
  planned: ({ names, date }) => `Waiting for ${names.owner} to pay${date ? ` until ${date}` : ''}.`,
  funding: ({ names }) => `The payment of ${names.owner} is being confirmed.`,
  funded: ({ names, amount, date }) => `${amount} is held. ${names.expert} delivers${by(date)}.`,
  submitted: ({ names, date }) => `Delivered. ${names.owner} reviews${by(date)}, then it is approved automatically.`,
  changes_requested: ({ names, round, date }) =>
    `${names.owner} asked for changes (round ${round} of 2). ${names.expert} delivers again${by(date)}.`,
  refund_requested: ({ names, date }) =>
    `${names.owner} asked for a refund. ${names.expert} answers${by(date)}; silence returns the money to ${names.owner}.`,
  approved: ({ names, date, auto }) =>
    `Approved. The money leaves${date ? ` on ${date}` : ''}${auto ? `; until then ${names.owner} may object` : ''}.`,
  approved_blocked: ({ names }) => `Approved. ${names.expert} must finish the payout set-up before the money can leave.`,
  releasing: ({ names, amount }) => `${amount} is on its way to ${names.expert}.`,
  released: ({ amount }) => `${amount} is released.`,
  refunding: ({ amount }) => `${amount} is on its way back to the card that paid.`,
  refunding_blocked: same('The refund was refused by the bank.'),
  refunded: ({ amount }) => `${amount} went back to the card that paid.`,
  part_refunded: same('A part was released, the rest went back to the card that paid.'),
  disputed: ({ amount, step, date }) => `${amount} stays held. Next: ${step}${by(date)}.`,
  settled: same('Settled: both parts were paid as decided.'),
  frozen: same('Payments are stopped while the bank looks into this.'),
  charged_back: same('The bank took this payment back.'),
  dropped: same('This milestone was dropped. Nothing was charged.'),
};
