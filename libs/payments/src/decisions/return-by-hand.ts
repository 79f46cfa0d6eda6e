import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger, LedgerReader, refundPaidByHand, refundPayableOf } from '@sidecrew/ledger';
import { Money } from '@sidecrew/money';
import { NotFound, NotPossibleNow, type Tx } from '@sidecrew/platform';
import { ownSubjects } from '../intents/own-movements.js';
import { Breaks } from '../reconciliation/breaks.js';
import { MoreThanThereIs } from './decision.refusals.js';
import type { Decision, DecisionWish } from './decision.js';
import { DecisionKeepers } from './decision-keepers.js';

interface StuckReturn {
  /** The wish to return the payment; what it promised lies under its id. */
  readonly movementId: string;
  readonly paymentId: string;
  readonly contractId: string;
  readonly milestoneId: string;
}

/**
 * A payment that nobody waited for and that Stripe could not return is paid back from the platform's bank account (J8, second part).
 * The wish names it as the finding does: by Stripe's id of the refund that came back, or by the refused wish.
 */
@Injectable()
export class ReturnByHand implements OnModuleInit {
  constructor(
    private readonly keepers: DecisionKeepers,
    private readonly ledger: Ledger,
    private readonly breaks: Breaks,
    private readonly books: LedgerReader,
  ) {}

  onModuleInit(): void {
    this.keepers.keep('returned_by_hand', {
      check: async (tx, wish) => {
        await this.check(tx, wish);
      },
      carryOut: (tx, decision) => this.carryOut(tx, decision),
    });
  }

  private async check(tx: Tx, wish: DecisionWish): Promise<StuckReturn> {
    const stuck = await stuckReturn(tx, wish.subject);
    const [asked] = await tx.query(`select 1 from chargebacks where payment_id = $1 and closed_at is null`, [stuck.paymentId]);
    // A bank that asks about the payment may return it itself.
    if (asked) throw new NotPossibleNow('payment', 'returnByHand', 'under_chargeback');
    const owed = -(await this.books.balance(tx, refundPayableOf(stuck.movementId), wish.amount.currency));
    if (owed === 0n) throw new NotPossibleNow('payment', 'returnByHand', 'returned');
    const due = Money.of(owed, wish.amount.currency);
    if (!due.equals(wish.amount)) throw new MoreThanThereIs(due, 'the whole payment is returned by hand');
    return stuck;
  }

  private async carryOut(tx: Tx, decision: Decision): Promise<'done'> {
    const { movementId, contractId, milestoneId } = await this.check(tx, decision);
    const { currency, minor: amountMinor } = decision.amount;
    const facts = { intentId: movementId, decisionId: decision.id, amountMinor };
    await this.ledger.post(tx, refundPaidByHand({ currency, contractId, milestoneId }, facts));
    await this.breaks.resolved(tx, 'refund_came_back', decision);
    return 'done';
  }
}

/** The return that a finding is about, locked; refuses with NOT_FOUND where there is none or it is still on its way. */
async function stuckReturn(tx: Tx, reference: string): Promise<StuckReturn> {
  const [row] = await tx.query<StuckReturn>(
    `select i.movement_id as "movementId", i.payment_id as "paymentId", i.contract_id as "contractId", i.milestone_id as "milestoneId"
       from intents i left join refunds r on r.intent_id = i.id
      where i.op = 'refund' and i.subject_type = $2
        and ((i.state = 'refused' and i.id::text = $1) or (r.id = $1 and r.failed_at is not null))
      for no key update of i`,
    [reference, ownSubjects.latePayment],
  );
  if (!row) throw new NotFound('payment that came back');
  return row;
}
