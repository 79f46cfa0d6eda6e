import type { Currency } from '@sidecrew/money';
import type { AccountName } from './accounts.js';

/** One line of a journal: debit positive, credit negative, in minor units of the journal's currency; never zero. */
export interface Posting {
  readonly account: AccountName;
  readonly amountMinor: bigint;
}

/** What a journal came from. Together with its kind this is its key: the same event is posted once, however often it is told. */
export interface JournalSource {
  readonly type:
    | 'charge'
    | 'intent'
    | 'transfer'
    | 'transfer_reversal'
    | 'refund'
    | 'dispute'
    | 'payout'
    | 'balance_transaction'
    | 'journal'
    | 'decision';
  readonly id: string;
}

/** One event in the books: balanced in itself, in one currency, never changed once posted. */
export interface Journal {
  readonly kind: JournalKind;
  readonly source: JournalSource;
  readonly currency: Currency;
  readonly postings: readonly Posting[];
  readonly contractId?: string | null;
  readonly milestoneId?: string | null;
  /** The journal that this one takes back. */
  readonly reverses?: string | null;
  /** Plain facts for the reader; the books never depend on them. */
  readonly meta?: Readonly<Record<string, string>>;
}

/** Every kind of journal there is (escrow design §5). */
export type JournalKind =
  | 'funded'
  | 'processing_fee'
  | 'release_decided'
  | 'release_settled'
  | 'refund_decided'
  | 'refund_settled'
  | 'refund_failed'
  | 'refund_paid_by_hand'
  | 'late_refund_decided'
  | 'take_back_settled'
  | 'set_off'
  | 'chargeback_withdrawn'
  | 'chargeback_take_back'
  | 'chargeback_won'
  | 'chargeback_recovery_returned'
  | 'chargeback_recovery_kept'
  | 'chargeback_fee_returned'
  | 'chargeback_lost'
  | 'chargeback_promise_covered'
  | 'chargeback_repaid'
  | 'split_decided'
  | 'rolled_over'
  | 'payout_started'
  | 'payout_paid'
  | 'payout_failed'
  | 'payout_returned'
  | 'platform_payout'
  | 'platform_payout_failed'
  | 'platform_topup'
  | 'reserve_moved'
  | 'bad_debt'
  | 'goodwill'
  | 'protection'
  | 'unexplained'
  | 'explained'
  | 'adopted'
  | 'reversal';

/** Thrown when a journal would not balance or says nothing sensible: always a defect of the code that made it. */
export class JournalDefect extends Error {}

/**
 * Makes the lines of a journal: leaves out zeros, adds up lines of one account, and refuses what does not sum to zero
 * in each book. The database checks the same again at commit.
 */
export function postings(...lines: readonly (readonly [AccountName, bigint])[]): Posting[] {
  const sums = new Map<AccountName, bigint>();
  for (const [account, amount] of lines) sums.set(account, (sums.get(account) ?? 0n) + amount);
  const made = [...sums].filter(([, amountMinor]) => amountMinor !== 0n).map(([account, amountMinor]) => ({ account, amountMinor }));
  for (const isMemo of [true, false]) {
    const sum = made.filter(({ account }) => account.startsWith('conn') === isMemo).reduce((all, { amountMinor }) => all + amountMinor, 0n);
    if (sum !== 0n)
      throw new JournalDefect(
        `These lines do not balance by ${sum}: ${lines.map(([account, amount]) => `${account} ${amount}`).join(', ')}`,
      );
  }
  return made;
}
