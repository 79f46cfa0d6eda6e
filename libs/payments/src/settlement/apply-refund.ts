import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger, refundFailed, refundSettled } from '@sidecrew/ledger';
import type { Currency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import type { IntentOf } from '../intents/intent-row.js';
import { factOf } from '../intents/movement-fact.js';
import { Movements } from '../intents/movements.js';
import { OwnMovements, ownSubjects } from '../intents/own-movements.js';
import { ReturnedByBank } from '../intents/returned-by-bank.js';
import { PaymentPorts } from '../ports.js';
import { Breaks } from '../reconciliation/breaks.js';

/** A refund to an owner: J7 when it has moved money, J8 when the bank sent it back. */
@Injectable()
export class ApplyRefund implements OnModuleInit {
  constructor(
    private readonly outcomes: IntentOutcomes,
    private readonly movements: Movements,
    private readonly ledger: Ledger,
    private readonly ports: PaymentPorts,
    private readonly breaks: Breaks,
    private readonly own: OwnMovements,
    private readonly bank: ReturnedByBank,
  ) {}

  onModuleInit(): void {
    this.own.keep(ownSubjects.latePayment, {
      refused: (tx, { intentId, currency, amountMinor }) => this.notReturned(tx, intentId, currency, amountMinor),
      returnedByBank: (tx, { intentId }) => this.needsNobody(tx, intentId),
    });
  }

  async run(tx: Tx, refund: Stripe.Refund): Promise<boolean> {
    const intent = await this.outcomes.lock(tx, refund.metadata?.['sc_intent']);
    if (intent?.op !== 'refund') return false;
    if (!(await this.outcomes.executed(tx, intent, refund.id))) return true;
    const failedBefore = await this.store(tx, intent, refund);
    const { contractId, milestoneId, currency } = factOf(intent, [intent]);
    const scope = { currency, contractId, milestoneId };
    const facts = { refundId: refund.id, intentId: intent.movementId, amountMinor: BigInt(refund.amount) };
    if (refund.balance_transaction) await this.ledger.post(tx, refundSettled(scope, facts));
    if (refund.failure_balance_transaction) await this.ledger.post(tx, refundFailed(scope, facts));
    await this.countRefunds(tx, intent);
    if (hasFailed(refund) && !failedBefore) await this.failed(tx, intent, refund);
    else await this.movements.partDone(tx, intent.movementId);
    return true;
  }

  /** Writes the row; answers whether it was known to have failed. Settled means: money moved and the bank has not objected. */
  private async store(tx: Tx, intent: IntentOf<'refund'>, refund: Stripe.Refund): Promise<boolean> {
    const [known] = await tx.query<{ failed: boolean }>(`select failed_at is not null as failed from refunds where id = $1`, [refund.id]);
    const settledAt = refund.balance_transaction && refund.status === 'succeeded' ? tx.now : null;
    await tx.query(
      `insert into refunds (id, intent_id, payment_id, currency, amount_minor, state, pending_reason, failure, settled_at, failed_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set state = excluded.state, pending_reason = excluded.pending_reason, failure = excluded.failure,
         settled_at = coalesce(refunds.settled_at, excluded.settled_at), failed_at = coalesce(refunds.failed_at, excluded.failed_at)`,
      [
        refund.id,
        intent.id,
        intent.paymentId,
        intent.currency,
        refund.amount,
        refund.status ?? 'pending',
        refund.pending_reason ?? null,
        refund.failure_reason ?? null,
        settledAt,
        hasFailed(refund) ? tx.now : null,
        tx.now,
      ],
    );
    return known?.failed ?? false;
  }

  private async countRefunds(tx: Tx, intent: IntentOf<'refund'>): Promise<void> {
    await tx.query(
      `update payments p set refunded_minor = counted.amount,
              state = case when counted.amount = 0 then 'succeeded'
                           when counted.amount = p.price_minor + p.owner_fee_minor then 'refunded' else 'partly_refunded' end
         from (select coalesce(sum(amount_minor), 0) as amount from refunds where payment_id = $1 and settled_at is not null and failed_at is null) counted
        where p.id = $1`,
      [intent.paymentId],
    );
  }

  private async failed(tx: Tx, intent: IntentOf<'refund'>, refund: Stripe.Refund): Promise<void> {
    if (await this.bank.covers(tx, intent)) return;
    if (intent.subjectType === ownSubjects.latePayment) return this.notReturned(tx, refund.id, intent.currency, BigInt(refund.amount));
    const code = refund.failure_reason ?? 'refund_failed';
    const nothingMoved = await this.nothingMoved(tx, intent);
    await this.ports.get('refundFailed')(tx, { ...factOf(intent, [intent]), failedMinor: BigInt(refund.amount), code, nothingMoved });
  }

  private async nothingMoved(tx: Tx, { movementId }: IntentOf<'refund'>): Promise<boolean> {
    const [row] = await tx.query<{ nothing: boolean }>(
      `select not exists (select from intents i where i.movement_id = $1 and i.state <> 'refused'
                 and not exists (select from refunds r where r.intent_id = i.id and r.failed_at is not null and r.settled_at is null)) as nothing`,
      [movementId],
    );
    return row?.nothing ?? false;
  }

  /** The owner of a late payment has it from their bank: what staff was told of it is over. */
  private async needsNobody(tx: Tx, movementId: string): Promise<void> {
    await tx.query(
      `update reconciliation_breaks set gone_at = $2
        where kind = 'refund_came_back' and resolved_at is null and gone_at is null
          and reference in (select i.id::text from intents i where i.movement_id = $1
                            union all select r.id from refunds r join intents i on i.id = r.intent_id where i.movement_id = $1)`,
      [movementId, tx.now],
    );
  }

  /** Nobody in the marketplace waits for a late payment's return, so staff has to hear of it. */
  private notReturned(tx: Tx, reference: string, currency: Currency | null, foundMinor: bigint): Promise<void> {
    return this.breaks.raise(tx, { kind: 'refund_came_back', reference, currency, foundMinor });
  }
}

const hasFailed = ({ status }: Stripe.Refund): boolean => status === 'failed' || status === 'canceled';
