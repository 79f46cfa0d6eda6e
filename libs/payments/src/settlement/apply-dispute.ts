import { Injectable } from '@nestjs/common';
import { chargebackFeeReturned, chargebackLost, chargebackWithdrawn, chargebackWon, Ledger, spreadLoss } from '@sidecrew/ledger';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import type { Payment } from '../funding/payment-row.js';
import { fromSeconds, idOf } from '../gateway/stripe-object.js';
import { ReturnedByBank } from '../intents/returned-by-bank.js';
import type { ChargebackClosed, ChargebackOpened } from '../port-facts.js';
import { PaymentPorts } from '../ports.js';
import { ChargebackRecovery } from './chargeback-recovery.js';
import { PaymentLocks } from './lock-payment.js';
import { LossCover } from './loss-cover.js';

type Outcome = ChargebackClosed['outcome'];
type Loss = Pick<ChargebackClosed, 'heldLostMinor' | 'debtMinor'>;
const noLoss: Loss = { heldLostMinor: 0n, debtMinor: 0n };

/** A chargeback or inquiry about a payment: it freezes at once; money is booked when Stripe moves it (J13, J15, J16). */
@Injectable()
export class ApplyDispute {
  constructor(
    private readonly locks: PaymentLocks,
    private readonly ledger: Ledger,
    private readonly cover: LossCover,
    private readonly bank: ReturnedByBank,
    private readonly ports: PaymentPorts,
    private readonly recovery: ChargebackRecovery,
  ) {}

  async run(tx: Tx, dispute: Stripe.Dispute): Promise<boolean> {
    const locked = await this.locks.lock(tx, { charge: idOf(dispute.charge), paymentIntent: idOf(dispute.payment_intent) });
    if (!locked) return false;
    const { payment } = locked;
    const outcome = outcomeOf(dispute);
    const known = await this.store(tx, payment, dispute);
    const fact = opened(payment, dispute);
    if (!known || (known.kind === 'inquiry' && fact.kind === 'chargeback')) {
      await this.ports.get('chargebackOpened')(tx, fact);
      if (fact.kind === 'chargeback' && !outcome) await this.recovery.start(tx, payment, fact);
    }
    await this.bookMoved(tx, payment, dispute);
    if (!outcome || known?.outcome) return true;
    const loss = outcome === 'lost' ? await this.bookLoss(tx, payment, dispute) : noLoss;
    if (outcome !== 'lost') await this.recovery.returned(tx, dispute.id);
    await tx.query(`update chargebacks set outcome = $2, closed_at = $3 where id = $1`, [dispute.id, outcome, tx.now]);
    await this.ports.get('chargebackClosed')(tx, { ...fact, outcome, ...loss });
    return true;
  }

  private async store(tx: Tx, payment: Payment, dispute: Stripe.Dispute): Promise<{ kind: string; outcome: Outcome | null } | null> {
    const [known] = await tx.query<{ kind: string; outcome: Outcome | null }>(`select kind, outcome from chargebacks where id = $1`, [
      dispute.id,
    ]);
    const { kind, evidenceDueAt } = opened(payment, dispute);
    await tx.query(
      `insert into chargebacks (id, payment_id, kind, status, currency, amount_minor, reason, evidence_due_at, opened_at, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set kind = excluded.kind, status = excluded.status, amount_minor = excluded.amount_minor,
         evidence_due_at = excluded.evidence_due_at,
         answered_at = case when excluded.answered_at is null then null else coalesce(chargebacks.answered_at, excluded.answered_at) end`,
      [
        dispute.id,
        payment.id,
        kind,
        dispute.status,
        payment.currency,
        dispute.amount,
        dispute.reason,
        evidenceDueAt,
        tx.now,
        dispute.evidence_details.submission_count > 0 ? tx.now : null,
      ],
    );
    return known ?? null;
  }

  /** What Stripe took and gave back, as its movements say; each journal has its key, so a second look adds nothing. */
  private async bookMoved(tx: Tx, payment: Payment, dispute: Stripe.Dispute): Promise<void> {
    const scope = scopeOf(payment);
    for (const { amount, fee } of dispute.balance_transactions) {
      const amountMinor = BigInt(amount < 0 ? -amount : amount);
      if (amount < 0) await this.ledger.post(tx, chargebackWithdrawn(scope, { disputeId: dispute.id, amountMinor, feeMinor: BigInt(fee) }));
      else {
        await this.ledger.post(tx, chargebackWon(scope, { disputeId: dispute.id, amountMinor }));
        if (fee < 0) await this.ledger.post(tx, chargebackFeeReturned(scope, { disputeId: dispute.id, feeMinor: BigInt(-fee) }));
      }
    }
  }

  /** J16: who bears it, in the order of the design; the marketplace says whether the expert is protected. */
  private async bookLoss(tx: Tx, payment: Payment, dispute: Stripe.Dispute): Promise<Loss> {
    const taken = dispute.balance_transactions.find(({ amount }) => amount < 0);
    if (!taken) return noLoss;
    const { milestoneId, heldFor, currency } = payment;
    const amountMinor = BigInt(-taken.amount);
    const [back] = await tx.query<{ minor: string; from: string | null }>(
      `select recovered_minor as minor, recovered_from as "from" from chargebacks where id = $1`,
      [dispute.id],
    );
    const shares = spreadLoss(amountMinor, await this.cover.of(tx, payment, BigInt(back?.minor ?? 0)));
    const question = {
      ...{ contractId: payment.contractId, milestoneId, disputeId: dispute.id, currency, restMinor: shares.restMinor },
      ...{ purpose: payment.purpose, payeeId: payment.payeeId },
    };
    const { expertId } = shares.restMinor > 0n ? await this.ports.get('whoBearsLoss')(tx, question) : { expertId: null };
    await this.ledger.post(
      tx,
      chargebackLost(scopeOf(payment), {
        disputeId: dispute.id,
        amountMinor,
        fundedMilestoneId: heldFor,
        shares,
        recoveredFrom: back?.from ?? null,
        debtorId: expertId,
      }),
    );
    await tx.query(`update chargebacks set debtor_id = $2 where id = $1`, [dispute.id, expertId]);
    for (const { intentId } of shares.promises) await this.bank.end(tx, intentId, payment.id);
    return { heldLostMinor: shares.escrowMinor, debtMinor: expertId ? shares.restMinor : 0n };
  }
}

const scopeOf = ({ currency, contractId, milestoneId }: Payment) => ({ currency, contractId, milestoneId });

const opened = (payment: Payment, dispute: Stripe.Dispute): ChargebackOpened => ({
  contractId: payment.contractId,
  milestoneId: payment.milestoneId,
  paymentId: payment.id,
  purpose: payment.purpose,
  isHeld: payment.moneyLies !== 'returned',
  disputeId: dispute.id,
  kind: dispute.status.startsWith('warning_') ? 'inquiry' : 'chargeback',
  currency: payment.currency,
  amountMinor: BigInt(dispute.amount),
  reason: dispute.reason,
  evidenceDueAt: dispute.evidence_details.due_by ? fromSeconds(dispute.evidence_details.due_by) : null,
});

function outcomeOf({ status, balance_transactions }: Stripe.Dispute): Outcome | null {
  if (status === 'lost') return 'lost';
  // Won is over only when the money is back as well.
  if (status === 'won') return balance_transactions.some(({ amount }) => amount > 0) ? 'won' : null;
  return status === 'warning_closed' || status === 'prevented' ? 'dropped' : null;
}
