import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccountName, adopted, bank, expenses, explained, Ledger, receivableFrom, refundPayableOf } from '@sidecrew/ledger';
import { type Currency, Money } from '@sidecrew/money';
import { InvalidInput, NotFound, type Tx } from '@sidecrew/platform';
import { MoreThanThereIs } from './decision.refusals.js';
import type { Decision, DecisionWish } from './decision.js';
import { DecisionKeepers } from './decision-keepers.js';

interface Unexplained {
  /** Stripe's balance transaction. */
  readonly id: string;
  readonly amount: string;
}

/**
 * Money that somebody moved at Stripe by hand and that lies in suspense gets its place in the books: the finding's object was a
 * payout or top-up of the platform, a fee, goodwill, a debt of an expert, or the refund of a wish that could not be carried out.
 */
@Injectable()
export class AdoptMoney implements OnModuleInit {
  constructor(
    private readonly keepers: DecisionKeepers,
    private readonly ledger: Ledger,
  ) {}

  onModuleInit(): void {
    this.keepers.keep('adopt', { check: (tx, wish) => this.check(tx, wish), carryOut: (tx, decision) => this.carryOut(tx, decision) });
  }

  private async check(tx: Tx, wish: DecisionWish): Promise<void> {
    accountOf(wish);
    // Two admins about the same money: the later one finds nothing left.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`adopt:${wish.subject}`]);
    const found = await unexplainedOf(tx, wish.subject, wish.amount.currency);
    if (found.length === 0) throw new NotFound('unexplained movement');
    const sum = found.reduce((all, { amount }) => all + BigInt(amount), 0n);
    const lies = Money.of(sum < 0n ? -sum : sum, wish.amount.currency);
    if (!lies.equals(wish.amount)) throw new MoreThanThereIs(lies, 'the whole amount in suspense is adopted, no part of it');
  }

  private async carryOut(tx: Tx, decision: Decision): Promise<'done'> {
    const { currency } = decision.amount;
    for (const { id, amount } of await unexplainedOf(tx, decision.subject, currency)) {
      const facts = { source: { type: 'balance_transaction', id }, currency, amountMinor: BigInt(amount) } as const;
      await this.ledger.post(tx, explained(facts));
      await this.ledger.post(tx, adopted({ ...facts, account: accountOf(decision) }));
    }
    await tx.query(
      `update reconciliation_breaks set resolved_at = $2, resolved_by = $3, resolution = $4
        where kind = 'missing_here' and reference = $1 and resolved_at is null and gone_at is null`,
      [decision.subject, tx.now, decision.askedBy, decision.reason],
    );
    return 'done';
  }
}

/** What lies in suspense for an object of Stripe, under the locks of its findings. */
const unexplainedOf = (tx: Tx, reference: string, currency: Currency): Promise<Unexplained[]> =>
  tx.query<Unexplained>(
    `select b.id, sum(p.amount)::text as amount
       from stripe_balance_transactions b
       join ledger_journals j on j.source_type = 'balance_transaction' and j.source_id = b.id and j.kind in ('unexplained', 'explained')
       join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id and a.name = 'stripe_balance'
      where (b.source = $1 or b.id = $1) and b.currency = $2
      group by b.id having sum(p.amount) <> 0 order by b.id`,
    [reference, currency],
  );

/** Where the money belongs, from the words of the wish. */
function accountOf({ facts }: DecisionWish): AccountName {
  const { place, of } = facts;
  switch (place) {
    case 'bank':
      return bank;
    case 'stripe_fee':
      return expenses.stripeFee;
    case 'goodwill':
      return expenses.goodwill;
    case 'expert':
    case 'refund':
      if (!of) throw new InvalidInput('of', 'Name the expert or the refund it belongs to.');
      return place === 'expert' ? receivableFrom(of) : refundPayableOf(of);
    default:
      throw new InvalidInput('place', 'Choose where this money belongs.');
  }
}
