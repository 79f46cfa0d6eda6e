/** Money on its way back to the card it came from, or a reversed transfer as its receiver sees it. */
export interface Refund {
  id: string;
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  customer: string | null;
  customer_account: null;
  destination_details?: { type: 'card'; card: Record<string, string> };
  failure_balance_transaction?: string;
  failure_reason?: string;
  metadata: Record<string, string>;
  payment_intent: string | null;
  payment_method: string | null;
  pending_reason?: 'charge_pending' | 'insufficient_funds' | 'processing';
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  receipt_number: null;
  source_transfer_reversal: string | null;
  status: 'canceled' | 'failed' | 'pending' | 'succeeded';
  transfer_reversal: null;
}
