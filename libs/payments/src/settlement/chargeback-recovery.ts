import { Injectable, type OnModuleInit } from '@nestjs/common';
import { chargebackRecoveryKept, chargebackRecoveryReturned, chargebackTakeBack, Ledger } from '@sidecrew/ledger';
import { Deadlines, hours, later, type Tx } from '@sidecrew/platform';
import type { Payment } from '../funding/payment-row.js';
import { type IntentOf, readIntent } from '../intents/intent-row.js';
import { Intents } from '../intents/intents.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import { factOf } from '../intents/movement-fact.js';
import { OwnMovements, ownSubjects } from '../intents/own-movements.js';
import { leftToTakeBack } from '../intents/plan-parts.js';
import type { ChargebackClosed, ChargebackOpened } from '../port-facts.js';
import { PaymentPorts } from '../ports.js';

/** What one reversal took from an expert. */
export interface Recovered {
  readonly reversalId: string;
  readonly expertId: string;
  readonly stripeAccountId: string;
  readonly amountMinor: bigint;
}

/** How long until a repayment that the balance did not allow is tried again. */
const repayAgainMs = hours(6);
const deadline = 'REPAY_RETRY';

/** What is taken back from an expert while a chargeback is open, and what becomes of it when it ends (J14 to J16). */
@Injectable()
export class ChargebackRecovery implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly intents: Intents,
    private readonly outcomes: IntentOutcomes,
    private readonly ledger: Ledger,
    private readonly deadlines: Deadlines,
    private readonly own: OwnMovements,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep(deadline, {
      lock: (tx, intentId) => this.outcomes.lock(tx, intentId),
      act: (tx, intentId) => this.repayAgain(tx, intentId),
    });
    this.own.keep(ownSubjects.repayment, {
      // What was promised again stays owed; only the call is made anew.
      refused: (tx, fact) => this.deadlines.set(tx, deadline, fact.intentId, later(tx.now, repayAgainMs)),
    });
  }

  /** Takes back what policy asks for and what is left of the transfers; nothing where nobody asks. */
  async start(tx: Tx, payment: Payment, fact: ChargebackOpened): Promise<void> {
    const wanted = await this.ports.find('takeBackWhileOpen')?.(tx, fact);
    if (!wanted) return;
    const from = { payeeId: wanted.payeeId, currency: payment.currency, fundedMilestoneId: payment.heldFor };
    const left = await leftToTakeBack(tx, from);
    const amountMinor = wanted.amountMinor < left ? wanted.amountMinor : left;
    if (amountMinor <= 0n) return;
    await this.intents.request(tx, {
      op: 'reverse',
      businessKey: `chargeback:${fact.disputeId}:take-back`,
      contractId: payment.contractId,
      milestoneId: payment.milestoneId,
      subject: { type: ownSubjects.takeBack, id: fact.disputeId },
      params: { ...from, amountMinor },
    });
  }

  /** J14, and what follows at once where the chargeback ended before the reversal was made. */
  async reversed(tx: Tx, intent: IntentOf<'reverse'>, taken: Recovered): Promise<void> {
    const disputeId = intent.subjectId;
    const { contractId, milestoneId, currency } = factOf(intent, [intent]);
    const { created } = await this.ledger.post(tx, chargebackTakeBack({ currency, contractId, milestoneId }, taken));
    await tx.query(`update transfer_reversals set dispute_id = $2 where id = $1`, [taken.reversalId, disputeId]);
    const [chargeback] = await tx.query<{ outcome: ChargebackClosed['outcome'] | null; debtorId: string | null }>(
      `update chargebacks set recovered_minor = recovered_minor + case when $3 then $2::bigint else 0 end, recovered_from = $4
        where id = $1 returning outcome, debtor_id as "debtorId"`,
      [disputeId, taken.amountMinor.toString(), created, taken.expertId],
    );
    if (!chargeback?.outcome) return;
    if (chargeback.outcome !== 'lost') return this.giveBack(tx, intent, taken);
    const isDebt = chargeback.debtorId !== null;
    await this.ledger.post(tx, chargebackRecoveryKept({ currency, contractId, milestoneId }, { ...taken, isDebt }));
  }

  /** J15: the chargeback did not cost us; what was taken goes out again, from our own balance. */
  async returned(tx: Tx, disputeId: string): Promise<void> {
    const rows = await tx.query<{ reversalId: string; intentId: string; expertId: string; stripeAccountId: string; amount: string }>(
      `select r.id as "reversalId", r.intent_id as "intentId", t.payee_id as "expertId", t.stripe_account as "stripeAccountId", r.amount_minor as amount
         from transfer_reversals r join transfers t on t.id = r.transfer_id where r.dispute_id = $1 order by r.id`,
      [disputeId],
    );
    for (const { intentId, amount, ...taken } of rows) {
      const intent = await readIntent(tx, intentId);
      if (intent?.op === 'reverse') await this.giveBack(tx, intent, { ...taken, amountMinor: BigInt(amount) });
    }
  }

  private async giveBack(tx: Tx, intent: IntentOf<'reverse'>, taken: Recovered): Promise<void> {
    const { contractId, milestoneId, currency } = factOf(intent, [intent]);
    await this.ledger.post(tx, chargebackRecoveryReturned({ currency, contractId, milestoneId }, taken));
    await this.intents.request(tx, {
      op: 'release',
      businessKey: `repay:${taken.reversalId}`,
      contractId,
      milestoneId,
      subject: { type: ownSubjects.repayment, id: intent.subjectId },
      params: {
        payeeId: taken.expertId,
        currency,
        amountMinor: taken.amountMinor,
        fundedMilestoneId: intent.params.fundedMilestoneId,
        from: 'balance',
      },
    });
  }

  private async repayAgain(tx: Tx, intentId: string): Promise<void> {
    const refused = await readIntent(tx, intentId);
    if (refused?.op !== 'release' || refused.state !== 'refused') return;
    const { contractId, milestoneId, currency, amountMinor, businessKey } = { ...factOf(refused, [refused]) };
    const [base, tries = '1'] = businessKey.split('#try');
    await this.intents.request(tx, {
      op: 'release',
      businessKey: `${base}#try${Number(tries) + 1}`,
      contractId,
      milestoneId,
      subject: { type: refused.subjectType, id: refused.subjectId },
      params: { ...refused.params, currency, amountMinor, from: 'balance' },
    });
  }
}
