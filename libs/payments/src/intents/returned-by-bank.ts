import { Injectable } from '@nestjs/common';
import { chargebackPromiseCovered, Ledger, LedgerReader, receivableFrom, refundPayableOf } from '@sidecrew/ledger';
import type { Tx } from '@sidecrew/platform';
import { PaymentPorts } from '../ports.js';
import { type Intent, lockMovement } from './intent-row.js';
import { OwnMovements } from './own-movements.js';
import { factOf } from './movement-fact.js';

/** Marks a part of a refund whose charge the bank returned itself. */
export const returnedByBank = 'charged_back';

/** A refund that a lost chargeback made needless: the owner has the money from their bank, so nobody owes it to them. */
@Injectable()
export class ReturnedByBank {
  constructor(
    private readonly ledger: Ledger,
    private readonly books: LedgerReader,
    private readonly ports: PaymentPorts,
    private readonly own: OwnMovements,
  ) {}

  /**
   * A part was refused or came back after its charge was lost: the promise makes that loss smaller, and the wish ends.
   * Answers false where the charge was not lost, and does nothing then.
   */
  async covers(tx: Tx, refund: Intent): Promise<boolean> {
    const { movementId, paymentId, currency, amountMinor } = refund;
    const [lost] = await tx.query<{ debtorId: string | null }>(
      `select debtor_id as "debtorId" from chargebacks where payment_id = $1 and outcome = 'lost' limit 1`,
      [paymentId],
    );
    if (!lost || !currency || !paymentId) return false;
    const promised = -(await this.books.balance(tx, refundPayableOf(movementId), currency));
    const covered = promised < (amountMinor ?? 0n) ? promised : (amountMinor ?? 0n);
    if (covered > 0n) {
      const { contractId, milestoneId } = factOf(refund, [refund]);
      const debt = lost.debtorId && {
        expertId: lost.debtorId,
        amountMinor: await this.books.balance(tx, receivableFrom(lost.debtorId), currency),
      };
      const promise = { intentId: movementId, amountMinor: covered };
      await this.ledger.post(
        tx,
        chargebackPromiseCovered({ currency, contractId, milestoneId }, { partId: refund.id, promise, debt: debt || null }),
      );
    }
    await this.end(tx, movementId, paymentId);
    return true;
  }

  /** Ends the parts of a wish that drew on a lost charge. Once no other part is on its way, its owner is told. */
  async end(tx: Tx, movementId: string, paymentId: string): Promise<void> {
    await tx.query(
      `update intents i set state = case i.state when 'done' then 'done' else 'refused' end, code = $3, retryable = false, stopped = false,
              lease_until = null, retry_at = null, ended_at = coalesce(i.ended_at, $4)
        where i.movement_id = $1 and i.payment_id = $2
          and not exists (select from refunds r where r.intent_id = i.id and r.settled_at is not null and r.failed_at is null)`,
      [movementId, paymentId, returnedByBank, tx.now],
    );
    const parts = await lockMovement(tx, movementId);
    const [first] = parts;
    if (!first || parts.some(({ state }) => state !== 'done' && state !== 'refused')) return;
    await tx.query(`update intents set reported_at = coalesce(reported_at, $2) where id = $1`, [first.id, tx.now]);
    const fact = factOf(first, parts);
    const own = this.own.of(first.subjectType);
    if (own) return own.returnedByBank?.(tx, fact);
    await this.ports.get('refundByBank')(tx, fact);
  }
}
