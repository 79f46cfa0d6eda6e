import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger, refundDecided, tipPassedOn } from '@sidecrew/ledger';
import { days, Deadlines, hours, later, type Tx } from '@sidecrew/platform';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import { Intents } from '../intents/intents.js';
import { OwnMovements, ownSubjects } from '../intents/own-movements.js';
import type { MovementRefused, MovementSettled } from '../port-facts.js';
import { PaymentPorts } from '../ports.js';
import { lockPayment, type Payment } from './payment-row.js';

/** Waits before a tip that its expert could not receive is tried again; the last one repeats. */
const waitsMs = [hours(1), hours(6), hours(24)];
/** After that long a tip that cannot be passed on goes back to its owner. */
const longestMs = days(30);
const deadline = 'TIP_RETRY';

/**
 * Passes a tip on as soon as it is paid (J12). While the expert cannot receive it, it is held; it is tried again, and in
 * the end goes back. The marketplace hears of each turn by the port `tipChanged`.
 */
@Injectable()
export class PassTipOn implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly ledger: Ledger,
    private readonly intents: Intents,
    private readonly outcomes: IntentOutcomes,
    private readonly deadlines: Deadlines,
    private readonly own: OwnMovements,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep(deadline, {
      lock: async (tx, paymentId) => {
        const [row] = await tx.query<{ intentId: string }>(`select intent_id as "intentId" from payments where id = $1`, [paymentId]);
        await this.outcomes.lock(tx, row?.intentId);
      },
      act: async (tx, paymentId) => this.again(tx, await lockPayment(tx, paymentId)),
    });
    this.own.keep(ownSubjects.tip, {
      settled: (tx, fact) => this.settled(tx, fact),
      refused: (tx, fact) => this.refused(tx, fact),
    });
  }

  /** The tip was paid; contract, milestone and payment are locked. */
  async paid(tx: Tx, payment: Payment): Promise<void> {
    await this.tell(tx, payment, 'paid');
    await this.passOn(tx, payment);
  }

  private async passOn(tx: Tx, payment: Payment): Promise<void> {
    const [tries] = await tx.query<{ n: number }>(
      `select count(*)::int as n from intents where op = 'release' and subject_type = $1 and subject_id = $2`,
      [ownSubjects.tip, payment.id],
    );
    const { contractId, milestoneId, currency, priceMinor: amountMinor, heldFor: tipId } = payment;
    const payeeId = payment.payeeId ?? '';
    const wish = await this.intents.request(tx, {
      op: 'release',
      businessKey: `tip:${payment.id}:${(tries?.n ?? 0) + 1}`,
      contractId,
      milestoneId,
      subject: { type: ownSubjects.tip, id: payment.id },
      params: { payeeId, currency, amountMinor, fundedMilestoneId: tipId },
    });
    const scope = { currency, contractId, milestoneId };
    await this.ledger.post(tx, tipPassedOn(scope, { intentId: wish.id, tipId, expertId: payeeId, amountMinor }));
  }

  private async settled(tx: Tx, fact: MovementSettled): Promise<void> {
    await this.tell(tx, await lockPayment(tx, fact.subject.id), 'passed_on');
  }

  /** The decision is taken back: the tip is held again until the next try. */
  private async refused(tx: Tx, fact: MovementRefused): Promise<void> {
    const payment = await lockPayment(tx, fact.subject.id);
    const [decided] = await tx.query<{ id: string }>(
      `select id from ledger_journals where source_type = 'intent' and source_id = $1 and kind = 'release_decided'`,
      [fact.intentId],
    );
    if (decided) await this.ledger.reverse(tx, decided.id, fact.code);
    const tries = Number(fact.businessKey.split(':').at(-1));
    const wait = waitsMs[Math.min(tries, waitsMs.length) - 1] ?? hours(24);
    await this.deadlines.set(tx, deadline, payment.id, later(tx.now, wait));
    await this.tell(tx, payment, 'waiting');
  }

  private async again(tx: Tx, payment: Payment): Promise<void> {
    const bank = await chargebackOf(tx, payment);
    if (bank === 'lost') return;
    if (bank === 'open') return this.deadlines.set(tx, deadline, payment.id, later(tx.now, hours(24)));
    const [row] = await tx.query<{ paidAt: Date }>(`select succeeded_at as "paidAt" from payments where id = $1`, [payment.id]);
    if (row && later(row.paidAt, longestMs) > tx.now) return this.passOn(tx, payment);
    const wish = await this.intents.returnPayment(tx, payment);
    const { contractId, milestoneId, currency, priceMinor, heldFor: fundedMilestoneId } = payment;
    await this.ledger.post(
      tx,
      refundDecided({ currency, contractId, milestoneId }, { intentId: wish.id, fundedMilestoneId, priceMinor, ownerFeeMinor: 0n }),
    );
    await tx.query(`update payments set money_lies = 'returned' where id = $1`, [payment.id]);
    await this.tell(tx, payment, 'returned');
  }

  private async tell(tx: Tx, payment: Payment, state: 'paid' | 'passed_on' | 'waiting' | 'returned'): Promise<void> {
    const { id: paymentId, heldFor: tipId, contractId, milestoneId, currency, priceMinor: amountMinor } = payment;
    const fact = { tipId, paymentId, contractId, milestoneId, currency, amountMinor, expertId: payment.payeeId ?? '', state };
    await this.ports.find('tipChanged')?.(tx, fact);
  }
}

/** Whether the bank took the tip back, or asks about it: until it answers nothing moves, and what is lost is nobody's tip any more. */
async function chargebackOf(tx: Tx, { id }: Payment): Promise<'open' | 'lost' | null> {
  const rows = await tx.query<{ outcome: string | null }>(
    `select outcome from chargebacks where payment_id = $1 and (outcome is null or outcome = 'lost')`,
    [id],
  );
  if (rows.length === 0) return null;
  return rows.some(({ outcome }) => outcome === 'lost') ? 'lost' : 'open';
}
