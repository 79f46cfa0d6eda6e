import { disputeHoldOf, disputeRecoveryOf, expenses, memo, payableTo, receivableFrom, stripeBalance } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
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
