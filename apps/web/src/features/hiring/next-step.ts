import type { CardChargeState, ContractState, DisputeState, MilestoneState, Party } from '../../gql/graphql';
import { sentenceOf } from '../../words/sentence';
import { toStaff } from './staff-step';

/** What a sentence about the next step may name; dates and amounts are already in words. */
export interface StepFacts {
  /** Both sides, for staff. */
  names: Readonly<Record<Party, string>>;
  /** The other party. */
  name: string;
  amount: string;
  /** The deadline that matters in this state. */
  date: string;
  arrives: string;
  /** What a dispute waits for. */
  step: string;
  round: number;
  auto: boolean;
  /** How the payment by saved card stands; the owner's alone. */
  charge: ChargeFacts | null;
  /** The other party asked for the refund, or the viewer did. */
  blockedBecause: string | null;
  /** What became of the contract's money, in words; empty where it is nothing. */
  released: string;
  refunded: string;
  /** On its way back, of a contract that is over. */
  returning: string;
  chargedBack: string;
}

/** A payment by saved card, in words. */
export interface ChargeFacts {
  state: CardChargeState;
  because: string;
  retry: string;
}

function chargeSentence({ state, because, retry }: ChargeFacts, until: string): string {
  switch (state) {
    case 'declined':
      return `Your card was declined: ${because}. We try it again on ${retry}; you can also pay another way now.`;
    case 'asked_back':
      return `${sentenceOf(because)}. The page waits for you until ${until}; nothing is charged before.`;
    case 'charging':
    case 'over':
      return 'Your card is being charged. You can leave this page.';
  }
}

type Sentence = (facts: StepFacts) => string;
type BothSides = Readonly<Record<Party, Sentence>>;

const same = (sentence: Sentence): BothSides => ({ owner: sentence, expert: sentence });

/** The header's sentence by state, to each side (UX guide §3). */
const byMilestone: Readonly<Record<MilestoneState, BothSides>> = {
  planned: {
    owner: ({ charge }) =>
      charge
        ? `Your card was not charged: ${charge.because}. Pay another way to start.`
        : 'Pay to start. Nothing is released before you approve or the review ends.',
    expert: ({ date }) => `Do not start yet. Waiting for payment${date ? ` until ${date}` : ''}.`,
  },
  funding: {
    owner: ({ charge, date }) => (charge ? chargeSentence(charge, date) : 'Your payment is being confirmed. You can leave this page.'),
    expert: () => 'Do not start yet. Payment is being confirmed.',
  },
  funded: {
    owner: ({ amount, name, date }) => `${amount} is held. ${name} delivers by ${date}.`,
    expert: ({ date }) => `Funded. You may start. Due ${date}.`,
  },
  submitted: {
    owner: ({ date }) => `Review by ${date}. After that it is approved automatically.`,
    expert: ({ name, date }) => `Delivered. ${name} reviews by ${date}, then it is approved automatically.`,
  },
  changes_requested: {
    owner: ({ round, date }) => `You asked for changes (round ${round} of 2). Due ${date}.`,
    expert: ({ name, round, date }) => `${name} asked for changes (round ${round} of 2). Due ${date}.`,
  },
  refund_requested: {
    owner: ({ name, date }) => `You asked for a refund. ${name} answers by ${date}; silence returns the money to you.`,
    expert: ({ name, date }) => `${name} asked for a refund. Answer by ${date}; silence returns the money to the owner.`,
  },
  approved: {
    owner: ({ date, auto }) => `Approved. The money leaves on ${date}${auto ? '; until then you may object' : ''}.`,
    expert: ({ arrives }) => `Approved. On its way${arrives ? `, with you about ${arrives}` : ''}.`,
  },
  approved_blocked: {
    owner: ({ name }) => `Approved. ${name} must finish the payout set-up before the money can leave.`,
    expert: ({ blockedBecause }) => blockedBecause ?? 'Approved. Finish your payout set-up, then the money leaves.',
  },
  releasing: {
    owner: ({ amount, name }) => `${amount} is on its way to ${name}.`,
    expert: ({ amount }) => `${amount} is on its way to you.`,
  },
  released: {
    owner: ({ amount }) => `${amount} is released.`,
    expert: ({ amount }) => `${amount} is paid.`,
  },
  refunding: same(({ amount }) => `${amount} is on its way back to the card that paid.`),
  refunding_blocked: same(() => 'The refund was refused by the bank. We are looking into it; nothing is lost.'),
  refunded: same(({ amount }) => `${amount} went back to the card that paid.`),
  part_refunded: same(() => 'A part was released, the rest went back to the card that paid.'),
  disputed: same(({ amount, step, date }) => `${amount} stays held. Next: ${step}${date ? ` by ${date}` : ''}.`),
  settled: same(() => 'Settled: both parts were paid as decided.'),
  frozen: same(() => 'Payments are stopped while the bank looks into this. Messages still work.'),
  charged_back: same(() => 'The bank took this payment back.'),
  dropped: same(() => 'This milestone was dropped. Nothing was charged.'),
};

const byDispute: Readonly<Record<DisputeState, string>> = {
  opened: 'the other side answers',
  negotiating: 'both agree on a split',
  mediation: 'an admin proposes a split',
  proposed: 'each side accepts or rejects the proposal',
  review: 'a second admin decides',
  decided: 'the decision is carried out',
  appealed: 'the appeal is decided',
  settled: 'the split is carried out',
  executing: 'both parts arrive',
  closed: 'nothing, it is closed',
};

/** What a dispute waits for, as the end of "Next: …". */
export const disputeStep = (state: DisputeState | undefined): string => (state ? byDispute[state] : 'the dispute goes on');

/** How the money was divided in the end, in figures. */
function figures({ released, refunded, returning, chargedBack }: StepFacts): string {
  const parts = [
    released && `${released} was released`,
    refunded && `${refunded} went back to the card that paid`,
    returning && `${returning} is on its way back to the card that paid`,
    chargedBack && `the bank took ${chargedBack} back`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing was charged' : new Intl.ListFormat('en').format(parts);
}

const byContract: Partial<Record<ContractState, BothSides>> = {
  paused: same(({ date }) => `Paused${date ? ` until ${date}` : ''}.`),
  on_hold: same(() => 'On hold. We look at this and write to both of you.'),
  ending: same(() => 'This contract is ending. What is still open takes its course.'),
  completed: same((facts) => `Completed: ${figures(facts)}.`),
  cancelled: same((facts) => `Cancelled: ${figures(facts)}.`),
  lapsed: same(() => 'Lapsed: it was not paid in time. Nothing was charged.'),
};

/** One sentence that says who acts next and by when; to staff, who have no role in it, in the third person. */
export function nextStepSentence(
  contract: ContractState,
  milestone: MilestoneState | undefined,
  role: Party | null,
  facts: StepFacts,
): string {
  const own = byContract[contract];
  if (own) return own[role ?? 'owner'](facts);
  if (!milestone) return 'Nothing is open.';
  return role ? byMilestone[milestone][role](facts) : toStaff[milestone](facts);
}

const kindsByState: Partial<Record<MilestoneState, readonly string[]>> = {
  planned: ['FUND'],
  submitted: ['REVIEW'],
  refund_requested: ['REFUND_REPLY'],
  approved: ['CLEAR'],
};

/** The deadline that a state waits for; without a known kind, the earliest. */
export function deadlineOf(state: MilestoneState, deadlines: ReadonlyArray<{ kind: string; dueAt: string }>): string | null {
  const wanted = kindsByState[state] ?? [];
  // The holding limit is the law's last resort, not anybody's next step.
  const sorted = deadlines
    .filter(({ kind }) => !kind.toUpperCase().includes('HOLD_CAP'))
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const found = sorted.find(({ kind }) => wanted.some((name) => kind.toUpperCase().startsWith(name)));
  return (found ?? sorted[0])?.dueAt ?? null;
}
