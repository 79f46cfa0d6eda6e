import {
  deferredFeeOf,
  disputeHoldOf,
  disputeRecoveryOf,
  escrowOf,
  expenses,
  expertFeeRevenue,
  memo,
  ownerFeeRevenue,
  payableTo,
  receivableFrom,
  stripeBalance,
} from '../accounts.js';
import { type Journal, JournalDefect, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

interface ChargebackFacts {
  /** Stripe's id of the dispute. */
  readonly disputeId: string;
  readonly amountMinor: bigint;
}

/** J13: the bank took the payment back, with Stripe's dispute fee. Nobody has lost yet. */
export function chargebackWithdrawn(scope: JournalScope, facts: ChargebackFacts & { readonly feeMinor: bigint }): Journal {
  return {
    ...scope,
    kind: 'chargeback_withdrawn',
    source: { type: 'dispute', id: facts.disputeId },
    postings: postings(
      [disputeHoldOf(facts.disputeId), facts.amountMinor],
      [expenses.disputeFee, facts.feeMinor],
      [stripeBalance, -(facts.amountMinor + facts.feeMinor)],
    ),
  };
}

/** J14: a transfer was reversed while the chargeback is open, where policy asks for it. The memo lines mirror it like J10's. */
export function chargebackTakeBack(
  scope: JournalScope,
  facts: { readonly reversalId: string; readonly expertId: string; readonly stripeAccountId: string; readonly amountMinor: bigint },
): Journal {
  return {
    ...scope,
    kind: 'chargeback_take_back',
    source: { type: 'transfer_reversal', id: facts.reversalId },
    postings: postings(
      [stripeBalance, facts.amountMinor],
      [disputeRecoveryOf(facts.expertId), -facts.amountMinor],
      [memo.balance(facts.stripeAccountId), -facts.amountMinor],
      [memo.source(facts.stripeAccountId), facts.amountMinor],
    ),
  };
}

/** J15: won, the money is back. */
export function chargebackWon(scope: JournalScope, facts: ChargebackFacts): Journal {
  return {
    ...scope,
    kind: 'chargeback_won',
    source: { type: 'dispute', id: facts.disputeId },
    postings: postings([stripeBalance, facts.amountMinor], [disputeHoldOf(facts.disputeId), -facts.amountMinor]),
  };
}

interface RecoveryFacts {
  /** Stripe's id of the reversal that took it. */
  readonly reversalId: string;
  readonly expertId: string;
  readonly amountMinor: bigint;
}

/** J15 after J14: what a reversal took from the expert is owed to them again; a new transfer follows. */
export function chargebackRecoveryReturned(scope: JournalScope, facts: RecoveryFacts): Journal {
  return {
    ...scope,
    kind: 'chargeback_recovery_returned',
    source: { type: 'transfer_reversal', id: facts.reversalId },
    postings: postings([disputeRecoveryOf(facts.expertId), facts.amountMinor], [payableTo(facts.expertId), -facts.amountMinor]),
  };
}

/** J16, then J14: a reversal that came after the loss was booked makes that loss, or the expert's debt, smaller. */
export function chargebackRecoveryKept(scope: JournalScope, facts: RecoveryFacts & { readonly isDebt: boolean }): Journal {
  return {
    ...scope,
    kind: 'chargeback_recovery_kept',
    source: { type: 'transfer_reversal', id: facts.reversalId },
    postings: postings(
      [disputeRecoveryOf(facts.expertId), facts.amountMinor],
      [facts.isDebt ? receivableFrom(facts.expertId) : expenses.chargebackLoss, -facts.amountMinor],
    ),
  };
}

/** J15: Stripe gave the dispute fee back. */
export function chargebackFeeReturned(scope: JournalScope, facts: { readonly disputeId: string; readonly feeMinor: bigint }): Journal {
  return {
    ...scope,
    kind: 'chargeback_fee_returned',
    source: { type: 'dispute', id: facts.disputeId },
    postings: postings([stripeBalance, facts.feeMinor], [expenses.disputeFee, -facts.feeMinor]),
  };
}

/** What a milestone still has that a lost chargeback may take, each as a positive amount. */
export interface ChargebackCover {
  readonly escrowMinor: bigint;
  readonly deferredFeeMinor: bigint;
  readonly recoveryMinor: bigint;
  readonly ownerFeeRevenueMinor: bigint;
  readonly expertFeeRevenueMinor: bigint;
}

export interface LossShares extends ChargebackCover {
  /** What nothing covers: a debt of the expert, or a loss of the platform. */
  readonly restMinor: bigint;
}

/** Spreads a lost chargeback in the order of J16: held money first, then the fee, what was recovered, our own revenue. */
export function spreadLoss(amountMinor: bigint, cover: ChargebackCover): LossShares {
  let left = amountMinor;
  const take = (has: bigint): bigint => {
    const taken = has < left ? has : left;
    left -= taken > 0n ? taken : 0n;
    return taken > 0n ? taken : 0n;
  };
  const escrowMinor = take(cover.escrowMinor);
  const deferredFeeMinor = take(cover.deferredFeeMinor);
  const recoveryMinor = take(cover.recoveryMinor);
  const ownerFeeRevenueMinor = take(cover.ownerFeeRevenueMinor);
  const expertFeeRevenueMinor = take(cover.expertFeeRevenueMinor);
  return { escrowMinor, deferredFeeMinor, recoveryMinor, ownerFeeRevenueMinor, expertFeeRevenueMinor, restMinor: left };
}

/**
 * J16: lost. The shares come from `spreadLoss`; the rest is the expert's debt where `expertId` is given, else our loss.
 * Throws JournalDefect when money recovered from an expert is to be used and no expert is named.
 */
export function chargebackLost(
  scope: JournalScope,
  facts: ChargebackFacts & {
    readonly fundedMilestoneId: string;
    readonly shares: LossShares;
    readonly recoveredFrom: string | null;
    readonly debtorId: string | null;
  },
): Journal {
  const { shares } = facts;
  if (shares.recoveryMinor !== 0n && !facts.recoveredFrom) throw new JournalDefect('Recovered money needs the expert it came from.');
  return {
    ...scope,
    kind: 'chargeback_lost',
    source: { type: 'dispute', id: facts.disputeId },
    postings: postings(
      [disputeHoldOf(facts.disputeId), -facts.amountMinor],
      [escrowOf(facts.fundedMilestoneId), shares.escrowMinor],
      [deferredFeeOf(facts.fundedMilestoneId), shares.deferredFeeMinor],
      [disputeRecoveryOf(facts.recoveredFrom ?? 'nobody'), shares.recoveryMinor],
      [ownerFeeRevenue, shares.ownerFeeRevenueMinor],
      [expertFeeRevenue, shares.expertFeeRevenueMinor],
      [facts.debtorId ? receivableFrom(facts.debtorId) : expenses.chargebackLoss, shares.restMinor],
    ),
  };
}

/** J16, later: the owner paid a lost chargeback back. */
export function chargebackRepaid(scope: JournalScope, facts: { readonly chargeId: string; readonly amountMinor: bigint }): Journal {
  return {
    ...scope,
    kind: 'chargeback_repaid',
    source: { type: 'charge', id: facts.chargeId },
    postings: postings([stripeBalance, facts.amountMinor], [expenses.chargebackLoss, -facts.amountMinor]),
  };
}
