import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccountName, adopted, bank, expenses, explained, Ledger, receivableFrom, refundPayableOf } from '@sidecrew/ledger';
import { type Currency, Money } from '@sidecrew/money';
import { InvalidInput, NotFound, type Tx } from '@sidecrew/platform';
import { Breaks } from '../reconciliation/breaks.js';
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
    private readonly breaks: Breaks,
  ) {}

  onModuleInit(): void {
    this.keepers.keep('adopt', { check: (tx, wish) => this.check(tx, wish), carryOut: (tx, decision) => this.carryOut(tx, decision) });
  }

  private async check(tx: Tx, wish: DecisionWish): Promise<void> {
    await placeOf(tx, wish);
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
    const { account, ...scope } = await placeOf(tx, decision);
    for (const { id, amount } of await unexplainedOf(tx, decision.subject, currency)) {
      const facts = { source: { type: 'balance_transaction', id }, currency, amountMinor: BigInt(amount) } as const;
      const { created } = await this.ledger.post(tx, explained(facts));
      // A comparison found its true journal at this very moment.
      if (!created) throw new NotFound('unexplained movement');
      await this.ledger.post(tx, { ...adopted({ ...facts, account }), ...scope });
    }
    await this.breaks.resolved(tx, 'missing_here', decision);
    return 'done';
  }
}

/** What lies in suspense for an object of Stripe. */
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

interface Place {
  readonly account: AccountName;
  readonly contractId?: string;
  readonly milestoneId?: string;
}

/** Where the money belongs, from the words of the wish; refuses an expert or a refund that there is not. */
async function placeOf(tx: Tx, { facts }: DecisionWish): Promise<Place> {
  const { place, of } = facts;
  switch (place) {
    case 'bank':
      return { account: bank };
    case 'stripe_fee':
      return { account: expenses.stripeFee };
    case 'goodwill':
      return { account: expenses.goodwill };
    case 'expert': {
      if (!of) throw new InvalidInput('of', 'Name the expert it belongs to.');
      const [known] = await tx.query(`select 1 from connected_accounts where user_id = $1`, [of]);
      if (!known) throw new InvalidInput('of', 'There is no expert with this id.');
      return { account: receivableFrom(of) };
    }
    case 'refund': {
      if (!of) throw new InvalidInput('of', 'Name the refund it belongs to.');
      const [wish] = await tx.query<Required<Omit<Place, 'account'>>>(
        `select contract_id as "contractId", milestone_id as "milestoneId" from intents where movement_id = $1 and op = 'refund' limit 1`,
        [of],
      );
      if (!wish) throw new InvalidInput('of', 'There is no refund with this id.');
      return { account: refundPayableOf(of), ...wish };
    }
    default:
      throw new InvalidInput('place', 'Choose where this money belongs.');
  }
}
