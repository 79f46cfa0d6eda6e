import { feeOn, launchFees, Money } from '@sidecrew/money';
import { type Actor, MoneyType } from '@sidecrew/platform';
import { showDeadlines } from '../../deadline.type.js';
import { bidPolicy } from '../bid.policy.js';
import type { BidRow } from '../bid-rows.js';
import type { PlannedPiece } from '../bid.entity.js';
import { type BidTermsType, BidType } from './bid.types.js';

/** A bid for one who may see it; both fees are worked out, so that nobody has to. */
export function showBid(row: BidRow, actor: Actor): BidType {
  const price = Money.of(row.priceMinor, row.currency);
  const fee = (basisPoints: number): Money => Money.of(feeOn(price.minor, basisPoints), row.currency);
  return Object.assign(new BidType(), {
    id: row.id,
    taskId: row.taskId,
    state: row.state,
    version: row.version,
    taskVersion: row.taskVersion,
    round: row.round,
    message: row.message,
    aiDeclaration: row.aiDeclaration,
    submittedAt: row.submittedAt,
    threadId: row.threadId,
    contractId: row.contractId,
    declineReason: [row.declineReason, row.declineNote].filter(Boolean).join(': ') || null,
    samples: [...row.samples],
    expert: showExpert(row.expert),
    terms: showTerms(row, { ...row, by: row.termsBy, at: row.termsAt, note: null }),
    counter: row.counter && showTerms(row, { ...row.counter, at: new Date(row.counter.at) }),
    ownerPays: MoneyType.from(price.plus(fee(launchFees.ownerFeeBasisPoints))),
    youGet: MoneyType.from(price.minus(fee(launchFees.expertFeeBasisPoints))),
    deadlines: showDeadlines(row.deadlines),
    possibleActions: bidPolicy.possibleActions(actor, row),
  });
}

interface Terms {
  readonly priceMinor: string;
  readonly days: number;
  readonly milestones: readonly PlannedPiece[];
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
}

function showTerms({ currency }: Pick<BidRow, 'currency'>, { priceMinor, days, milestones, by, at, note }: Terms): BidTermsType {
  const money = (minor: string): MoneyType => MoneyType.from(Money.of(minor, currency));
  return {
    price: money(priceMinor),
    days,
    by,
    at,
    note,
    milestones: milestones.map(({ title, amountMinor, days: own }) => ({ title, amount: money(amountMinor), days: own })),
  };
}

const showExpert = (expert: BidRow['expert']) => ({
  ...expert,
  memberSince: new Date(expert.memberSince),
  person: { ...expert.person, joinedAt: new Date(expert.person.joinedAt) },
});
