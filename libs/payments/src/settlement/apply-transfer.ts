import { Injectable } from '@nestjs/common';
import { Ledger, releaseSettled, takeBackSettled } from '@sidecrew/ledger';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { idOf } from '../gateway/stripe-object.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import type { IntentOf } from '../intents/intent-row.js';
import { factOf } from '../intents/movement-fact.js';
import { Movements } from '../intents/movements.js';
import { ownSubjects } from '../intents/own-movements.js';
import { ChargebackRecovery } from './chargeback-recovery.js';

/** A transfer to an expert (J4) with its reversals (J10, or J14 while a chargeback is open). */
@Injectable()
export class ApplyTransfer {
  constructor(
    private readonly outcomes: IntentOutcomes,
    private readonly movements: Movements,
    private readonly ledger: Ledger,
    private readonly recovery: ChargebackRecovery,
  ) {}

  async run(tx: Tx, transfer: Stripe.Transfer): Promise<boolean> {
    const intent = await this.outcomes.lock(tx, transfer.metadata['sc_intent']);
    if (intent?.op !== 'release') return false;
    if (!(await this.outcomes.executed(tx, intent, transfer.id))) return true;
    await this.settle(tx, intent, transfer);
    await this.movements.partDone(tx, intent.movementId);
    // What was reversed by hand stays with the reconciliation: nobody here decided it.
    for (const reversal of transfer.reversals.data) await this.applyReversal(tx, intent, transfer, reversal);
    return true;
  }

  private async settle(tx: Tx, intent: IntentOf<'release'>, transfer: Stripe.Transfer): Promise<void> {
    const { contractId, milestoneId, currency } = factOf(intent, [intent]);
    const { payeeId, fundedMilestoneId } = intent.params;
    const amountMinor = BigInt(transfer.amount);
    const stripeAccountId = idOf(transfer.destination) ?? '';
    await tx.query(
      `insert into transfers (id, intent_id, contract_id, milestone_id, funded_milestone_id, payee_id, stripe_account, payment_id, currency, amount_minor, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
      [
        transfer.id,
        intent.id,
        contractId,
        milestoneId,
        fundedMilestoneId,
        payeeId,
        stripeAccountId,
        intent.paymentId,
        currency,
        transfer.amount,
        tx.now,
      ],
    );
    await this.ledger.post(
      tx,
      releaseSettled({ currency, contractId, milestoneId }, { transferId: transfer.id, expertId: payeeId, stripeAccountId, amountMinor }),
    );
  }

  private async applyReversal(
    tx: Tx,
    released: IntentOf<'release'>,
    transfer: Stripe.Transfer,
    reversal: Stripe.TransferReversal,
  ): Promise<void> {
    const intent = await this.outcomes.lock(tx, reversal.metadata?.['sc_intent']);
    if (intent?.op !== 'reverse') return;
    if (!(await this.outcomes.executed(tx, intent, reversal.id))) return;
    const { contractId, milestoneId, currency } = factOf(intent, [intent]);
    await tx.query(
      `insert into transfer_reversals (id, transfer_id, intent_id, currency, amount_minor, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [reversal.id, transfer.id, intent.id, currency, reversal.amount, tx.now],
    );
    await tx.query(
      `update transfers set reversed_minor = (select sum(amount_minor) from transfer_reversals where transfer_id = $1) where id = $1`,
      [transfer.id],
    );
    const taken = {
      reversalId: reversal.id,
      expertId: released.params.payeeId,
      stripeAccountId: idOf(transfer.destination) ?? '',
      amountMinor: BigInt(reversal.amount),
    };
    if (intent.subjectType === ownSubjects.takeBack) await this.recovery.reversed(tx, intent, taken);
    else await this.ledger.post(tx, takeBackSettled({ currency, contractId, milestoneId }, taken));
    await this.movements.partDone(tx, intent.movementId);
  }
}
