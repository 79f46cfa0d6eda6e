import type { Currency } from '@sidecrew/money';

/** Which contract and milestone a journal belongs to; the ledger keeps them only as ids to search by. */
export interface JournalScope {
  readonly currency: Currency;
  readonly contractId: string;
  readonly milestoneId: string;
}
