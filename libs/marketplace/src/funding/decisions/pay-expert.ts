import { Injectable, type OnModuleInit } from '@nestjs/common';
import { goodwill, Ledger, LedgerReader, protection } from '@sidecrew/ledger';
import { type Currency, Money } from '@sidecrew/money';
import {
  type Decision,
  DecisionKeepers,
  type DecisionWish,
  Intents,
  MoreThanThereIs,
  ownSubjects,
  PayoutAccounts,
} from '@sidecrew/payments';
import { NotPossibleNow, type Tx } from '@sidecrew/platform';
import { decidedMilestone } from './decided-milestone.js';

/** What the protection fund may pay in a year (product §2), in minor units of each currency. */
const protectionPerYearMinor: Readonly<Record<Currency, bigint>> = { USD: 1_000_000n, EUR: 1_000_000n, GBP: 1_000_000n, JPY: 1_000_000n };

type Payment = 'goodwill' | 'protection';
const journals = { goodwill, protection } as const;

/** The platform pays the milestone's expert from its own money: out of goodwill, or from the protection fund (J22, then a transfer). */
@Injectable()
export class PayExpert implements OnModuleInit {
  constructor(
    private readonly keepers: DecisionKeepers,
    private readonly ledger: Ledger,
    private readonly books: LedgerReader,
    private readonly intents: Intents,
    private readonly accounts: PayoutAccounts,
  ) {}

  onModuleInit(): void {
    for (const kind of ['goodwill', 'protection'] as const) {
      this.keepers.keep(kind, {
        check: (tx, wish) => this.check(tx, wish, kind),
        carryOut: (tx, decision) => this.carryOut(tx, decision, kind),
      });
    }
  }

  private async check(tx: Tx, wish: DecisionWish, kind: Payment): Promise<void> {
    const { contract } = await decidedMilestone(tx, wish);
    if (!(await this.accounts.canReceive(tx, contract.expertId))) throw new NotPossibleNow('payout account', kind, 'not_ready');
    if (kind === 'protection') await this.mustFitTheFund(tx, wish.amount);
  }

  private async mustFitTheFund(tx: Tx, amount: Money): Promise<void> {
    const { currency } = amount;
    // Two payments at once: the later one reads what the earlier left.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`protection-fund:${currency}`]);
    const year = tx.now.getUTCFullYear();
    const paid = await this.books.postedBetween(
      tx,
      'expense.protection',
      currency,
      new Date(Date.UTC(year, 0)),
      new Date(Date.UTC(year + 1, 0)),
    );
    const left = Money.of(protectionPerYearMinor[currency] - paid, currency);
    if (left.isLessThan(amount)) throw new MoreThanThereIs(left, `this is what the fund has left in ${year}`);
  }

  private async carryOut(tx: Tx, decision: Decision, kind: Payment): Promise<'moving'> {
    const { contract, milestone } = await decidedMilestone(tx, decision);
    const { currency, minor: amountMinor } = decision.amount;
    const scope = { contractId: contract.id, milestoneId: milestone.id };
    const facts = { source: { type: 'decision', id: decision.id }, currency, amountMinor, expertId: contract.expertId } as const;
    await this.ledger.post(tx, { ...journals[kind](facts), ...scope });
    await this.intents.request(tx, {
      op: 'release',
      businessKey: `decision:${decision.id}`,
      ...scope,
      subject: { type: ownSubjects.decision, id: decision.id },
      params: { payeeId: contract.expertId, currency, amountMinor, fundedMilestoneId: milestone.rootId, from: 'balance' },
    });
    return 'moving';
  }
}
