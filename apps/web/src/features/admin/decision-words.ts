import type { AdoptedPlace, StaffDecisionKind } from '../../gql/graphql';

/** Kinds that staff choose from; the others start at the difference they are about. */
export const decisionKinds = [
  { value: 'write_off', label: 'Write off a debt of the expert' },
  { value: 'goodwill', label: 'Pay the expert out of goodwill' },
  { value: 'protection', label: 'Pay the expert from the protection fund' },
  { value: 'paid_by_hand', label: 'Refund paid by bank transfer' },
] as const satisfies readonly { value: StaffDecisionKind; label: string }[];

const names: Readonly<Record<string, string>> = {
  write_off: 'Debt written off',
  goodwill: 'Goodwill to the expert',
  protection: 'Paid from the protection fund',
  paid_by_hand: 'Refund paid by bank transfer',
  returned_by_hand: 'Late payment returned by bank transfer',
  adopt: 'Unexplained money given its place',
  concede: 'Chargeback given up',
};

/** A decision as a heading. */
export const decisionName = (kind: string): string => names[kind] ?? kind.replaceAll('_', ' ');

export const adoptedPlaces = [
  { value: 'bank', label: 'Moved to or from our bank' },
  { value: 'stripe_fee', label: 'A fee of the payment partner' },
  { value: 'goodwill', label: 'Goodwill' },
  { value: 'expert', label: 'Sent to an expert, who owes it' },
  { value: 'refund', label: 'The refund of a wish that failed' },
] as const satisfies readonly { value: AdoptedPlace; label: string }[];

/** The form beside a difference, by what it does about it. */
export const formsOfBreaks = {
  adopt: { label: 'Say where it belongs', title: 'Where does this money belong?', submitLabel: 'Adopt' },
  concede: { label: 'Give it up', title: 'Give this chargeback up?', submitLabel: 'Give it up' },
  returned_by_hand: { label: 'Paid by bank transfer', title: 'Did you return this payment by bank transfer?', submitLabel: 'Record it' },
} as const satisfies Partial<Record<StaffDecisionKind, { label: string; title: string; submitLabel: string }>>;
