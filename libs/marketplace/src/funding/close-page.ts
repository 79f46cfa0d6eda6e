import type { Intents } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';

/** The payment of an open page, of a milestone, a tip or a period. */
interface OpenPayment {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
}

/** Wishes the payment page closed, once. A payment that comes first stands, and its own keeper decides what becomes of it. */
export async function closePage(tx: Tx, intents: Intents, { contractId, milestoneId, paymentId }: OpenPayment): Promise<void> {
  await intents.request(tx, {
    op: 'fund.expire',
    businessKey: `fund.expire:${paymentId}`,
    contractId,
    milestoneId,
    subject: { type: 'milestone', id: milestoneId },
    params: { paymentId },
  });
}
