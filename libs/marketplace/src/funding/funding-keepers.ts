import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ChargeDeclined,
  type ChargeWish,
  type FundedFact,
  type FundingEnded,
  type PayerAskedBack,
  PaymentPorts,
} from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';

/** What a charge of a saved card means while its owner is away. */
export interface SavedCardKeeper {
  /** Asked before each try; reads only. */
  stillWanted(tx: Tx, wish: ChargeWish): Promise<boolean>;
  declined(tx: Tx, fact: ChargeDeclined): Promise<void>;
  /** The bank wants its owner, or no card is saved any more: a page is open for them. */
  askedBack(tx: Tx, fact: PayerAskedBack): Promise<void>;
}

/** What follows from a wish to be paid. */
export interface FundingKeeper {
  /** Not needed where payments pass the money on by themselves. */
  funded?(tx: Tx, fact: FundedFact): Promise<'wanted' | 'unwanted'>;
  ended(tx: Tx, fact: FundingEnded): Promise<void>;
  /** For those who charge saved cards. */
  readonly savedCard?: SavedCardKeeper;
}

/**
 * Payments have one port for each turn of a payment; here each kind of subject (a milestone's funding, a tip) finds who
 * follows it. Money for what nobody keeps is unwanted, so it goes back by itself.
 */
@Injectable()
export class FundingKeepers implements OnModuleInit {
  private readonly keepers = new Map<string, FundingKeeper>();

  constructor(private readonly ports: PaymentPorts) {}

  onModuleInit(): void {
    this.ports.register({
      funded: async (tx, fact) => (await this.of(fact)?.funded?.(tx, fact)) ?? 'unwanted',
      fundingEnded: async (tx, fact) => this.of(fact)?.ended(tx, fact),
      stillWanted: async (tx, wish) => (await this.of(wish)?.savedCard?.stillWanted(tx, wish)) ?? false,
      chargeDeclined: async (tx, fact) => this.of(fact)?.savedCard?.declined(tx, fact),
      payerAskedBack: async (tx, fact) => this.of(fact)?.savedCard?.askedBack(tx, fact),
    });
  }

  /** Says who follows wishes of this subject's type; call it in `onModuleInit`. Each type has one keeper. */
  keep(subjectType: string, keeper: FundingKeeper): void {
    if (this.keepers.has(subjectType)) throw new Error(`Fundings of a ${subjectType} have two keepers.`);
    this.keepers.set(subjectType, keeper);
  }

  private of({ subject }: Pick<ChargeWish, 'subject'>): FundingKeeper | undefined {
    return this.keepers.get(subject.type);
  }
}
