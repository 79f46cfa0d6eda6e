/** One thing that waits for somebody, as the database gives it. */
export interface NeedRow {
  readonly need: string;
  readonly contractId: string | null;
  readonly taskId: string;
  readonly milestoneId: string | null;
  readonly subjectId: string;
  readonly title: string;
  readonly who: string | null;
  readonly dueAt: string | null;
  readonly amount: { readonly minor: string; readonly currency: string } | null;
}

interface Words {
  /** What the client calls it. */
  readonly kind: string;
  /** What happens by itself; shown beside the date. */
  readonly ifNothing: string | null;
  readonly path: (row: NeedRow) => string;
}

const contract = ({ contractId }: NeedRow): string => `/contracts/${contractId}`;
const dispute = ({ subjectId }: NeedRow): string => `/disputes/${subjectId}`;
const task = ({ taskId }: NeedRow): string => `/tasks/${taskId}`;
const bids = (row: NeedRow): string => `${task(row)}/bids`;
const fund = (row: NeedRow): string => `${contract(row)}/fund`;
const deliver = (row: NeedRow): string => `${contract(row)}/deliver`;

const words: Readonly<Record<string, Words>> = {
  fund: { kind: 'fund', ifNothing: 'then the contract lapses', path: fund },
  fund_next: { kind: 'fund', ifNothing: null, path: fund },
  finish_payment: { kind: 'fund', ifNothing: 'then the payment page closes and nothing is charged', path: contract },
  mend_payment: { kind: 'card', ifNothing: 'then your card is tried again', path: fund },
  confirm_payment: { kind: 'confirm', ifNothing: 'then the payment page closes and nothing is charged', path: fund },
  review: { kind: 'review', ifNothing: 'then it is approved by itself', path: (row) => `${contract(row)}/review/${row.subjectId}` },
  in_review: { kind: 'review', ifNothing: 'then it is approved by itself', path: contract },
  deliver: { kind: 'deliver', ifNothing: 'a day later the owner may cancel', path: deliver },
  make_changes: { kind: 'changes', ifNothing: 'then the work is late', path: deliver },
  answer_refund: { kind: 'refund', ifNothing: 'then it is refunded by itself', path: contract },
  set_up_payouts: { kind: 'payouts', ifNothing: null, path: () => '/payouts' },
  answer_dispute: { kind: 'dispute', ifNothing: 'then an admin goes by what is there', path: dispute },
  settle_dispute: { kind: 'dispute', ifNothing: 'then an admin mediates', path: dispute },
  answer_proposal: { kind: 'dispute', ifNothing: 'then the proposal counts as accepted', path: dispute },
  answer_offer: { kind: 'offer', ifNothing: 'then the offer lapses', path: task },
  counter_of_owner: { kind: 'counter', ifNothing: 'then your bid stands as before', path: task },
  counter_of_expert: { kind: 'counter', ifNothing: 'then the bid stands as before', path: bids },
  confirm_bid: { kind: 'stale', ifNothing: 'then your bid is withdrawn', path: task },
  compare_bids: { kind: 'bids', ifNothing: 'then the task expires', path: bids },
  mend_task: { kind: 'mend', ifNothing: null, path: (row) => `${task(row)}/edit` },
};

/** Client's word, address and default of a need. A need without words is a slip of ours. */
export function wordsOf(need: string): Words {
  const found = words[need];
  if (!found) throw new Error(`Nobody said what "${need}" means.`);
  return found;
}
