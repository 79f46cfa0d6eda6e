import { MoneyFact, type MoneyFactValues } from '../escrow.events.js';

/** A saved card was declined; `retryAt` is null where it is not tried again by itself. */
export class CardDeclined extends MoneyFact {
  constructor(...[because, retryAt, ...fact]: [because: string, retryAt: string | null, ...MoneyFactValues]) {
    super(...fact);
    this.because = because;
    this.retryAt = retryAt;
  }

  /** In words that end a sentence: "there is not enough money on it". */
  readonly because: string;
  readonly retryAt: string | null;
}

/** The card's owner must confirm a payment on a page that is open until then. */
export class PayerAskedToConfirm extends MoneyFact {
  constructor(...[because, until, ...fact]: [because: 'bank' | 'no_card', until: string, ...MoneyFactValues]) {
    super(...fact);
    this.because = because;
    this.until = until;
  }

  /** `bank`: it wants to hear from them; `no_card`: the card was removed meanwhile. */
  readonly because: 'bank' | 'no_card';
  readonly until: string;
}
