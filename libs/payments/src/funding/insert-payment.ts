import type { Currency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type { HeldFor } from '../intents/intent-requests.js';

export interface NewPayment {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly payerId: string;
  readonly intentId: string;
  readonly currency: Currency;
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly heldFor?: HeldFor | undefined;
  /** The words by which they let us keep the card that they will pay with. */
  readonly consentText?: string | undefined;
}

/** Stores a payment that is about to be asked for; its money is held for the milestone unless it says otherwise. */
export async function insertPayment(tx: Tx, payment: NewPayment): Promise<void> {
  const { heldFor } = payment;
  await tx.query(
    `insert into payments (id, contract_id, milestone_id, payer_id, intent_id, currency, price_minor, owner_fee_minor, state, created_at,
       held_for, purpose, payee_id, consent_text)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'created', $9, $10, $11, $12, $13)`,
    [
      payment.id,
      payment.contractId,
      payment.milestoneId,
      payment.payerId,
      payment.intentId,
      payment.currency,
      payment.priceMinor.toString(),
      payment.ownerFeeMinor.toString(),
      tx.now,
      heldFor?.id ?? payment.milestoneId,
      heldFor?.purpose ?? 'milestone',
      heldFor?.purpose === 'tip' ? heldFor.payeeId : null,
      payment.consentText ?? null,
    ],
  );
}
