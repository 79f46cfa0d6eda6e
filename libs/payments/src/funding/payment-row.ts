import type { Currency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type { FundingPurpose } from '../intents/intent-requests.js';
import type { PaymentState } from './fundings.reader.js';

/** A funding as the settlement works on it. */
export interface Payment {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly payerId: string;
  readonly intentId: string;
  /** Whose `escrow:<id>` holds it: the milestone, or the tip, week or retainer. */
  readonly heldFor: string;
  readonly purpose: FundingPurpose;
  /** Who gets a tip. */
  readonly payeeId: string | null;
  /** What the payer agreed to when they let us keep their card. */
  readonly consentText: string | null;
  readonly currency: Currency;
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly refundedMinor: bigint;
  readonly state: PaymentState;
  /** Where its money lies: held, on its way back, unexplained, or kept (a repayment). Null before it came. */
  readonly moneyLies: 'held' | 'returned' | 'suspense' | 'kept' | null;
  readonly stripeSession: string | null;
  readonly stripeCharge: string | null;
}

type Stored = Omit<Payment, 'priceMinor' | 'ownerFeeMinor' | 'refundedMinor'> &
  Record<'priceMinor' | 'ownerFeeMinor' | 'refundedMinor', string>;

const columns = `
  id, contract_id as "contractId", milestone_id as "milestoneId", payer_id as "payerId", intent_id as "intentId",
  held_for as "heldFor", purpose, payee_id as "payeeId", consent_text as "consentText", currency,
  price_minor as "priceMinor", owner_fee_minor as "ownerFeeMinor", refunded_minor as "refundedMinor", state,
  money_lies as "moneyLies", stripe_session as "stripeSession", stripe_charge as "stripeCharge"`;

const toPayment = (row: Stored): Payment => ({
  ...row,
  priceMinor: BigInt(row.priceMinor),
  ownerFeeMinor: BigInt(row.ownerFeeMinor),
  refundedMinor: BigInt(row.refundedMinor),
});

/** What Stripe knows a funding by; our own id travels in the metadata. */
export interface PaymentKeys {
  readonly id?: string | null;
  readonly session?: string | null;
  readonly paymentIntent?: string | null;
  readonly charge?: string | null;
}

/** Finds the id of a funding by any of its keys. */
export async function findPaymentId(tx: Tx, keys: PaymentKeys): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select id from payments where stripe_session = $1 or stripe_payment_intent = $2 or stripe_charge = $3 or id = $4::uuid limit 1`,
    [keys.session ?? null, keys.paymentIntent ?? null, keys.charge ?? null, keys.id ?? null],
  );
  return row?.id ?? null;
}

/** Locks and reads a funding; the caller holds contract, milestone and its intent. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment> {
  const [row] = await tx.query<Stored>(`select ${columns} from payments where id = $1 for no key update`, [id]);
  if (!row) throw new Error(`The payment ${id} is missing.`);
  return toPayment(row);
}

/** Reads a funding without a lock: to learn what has to be locked. */
export async function readPayment(tx: Tx, id: string): Promise<Payment | null> {
  const [row] = await tx.query<Stored>(`select ${columns} from payments where id = $1`, [id]);
  return row ? toPayment(row) : null;
}
