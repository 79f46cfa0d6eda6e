import type { INestApplicationContext, Type } from '@nestjs/common';
import { lateRefundDecided, Ledger, refundDecided, releaseDecided } from '@sidecrew/ledger';
import type { Currency } from '@sidecrew/money';
import { type Actor, Work } from '@sidecrew/platform';
import { type FundRequest, type FundSavedRequest, Intents, type RequestedIntent } from '../src/index.js';

/** One milestone of a contract between Olga, who pays, and Emil, who works. */
export interface Deal {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly olga: string;
  readonly emil: string;
  readonly currency: Currency;
}

/** Whatever process runs the payments module. */
export type Process = Pick<INestApplicationContext, 'get'>;

export const from = <T>(app: Process, type: Type<T>): T => app.get(type, { strict: false });

export const personNamed = (id: string, role: 'owner' | 'expert' | 'admin'): Actor => ({
  id,
  roles: new Set([role]),
  sessionId: null,
  provedAt: null,
});

const wishOf = (deal: Deal, businessKey: string) => ({
  businessKey,
  contractId: deal.contractId,
  milestoneId: deal.milestoneId,
  subject: { type: 'milestone', id: deal.milestoneId },
});

const paymentOf = (deal: Deal, price: bigint) => ({
  payerId: deal.olga,
  payerEmail: 'olga@example.com',
  currency: deal.currency,
  priceMinor: price,
  ownerFeeMinor: (price * 4n) / 100n,
  title: 'Bookkeeping in March',
  successPath: '/contracts/1',
  cancelPath: '/contracts/1',
});

/** Olga wants a payment page. */
export const wishPage = (
  app: Process,
  deal: Deal,
  price: bigint,
  key: string,
  more: Partial<FundRequest['params']> = {},
): Promise<RequestedIntent> =>
  from(app, Work).transaction((tx) =>
    from(app, Intents).request(tx, {
      ...wishOf(deal, `fund:${deal.milestoneId}:${key}`),
      op: 'fund',
      params: { ...paymentOf(deal, price), ...more },
    }),
  );

/** Olga's saved card is to be charged while she is away. */
export const wishCharge = (
  app: Process,
  deal: Deal,
  price: bigint,
  key: string,
  more: Partial<FundSavedRequest['params']> = {},
): Promise<RequestedIntent> =>
  from(app, Work).transaction((tx) =>
    from(app, Intents).request(tx, {
      ...wishOf(deal, `auto:${deal.milestoneId}:${key}`),
      op: 'fund.saved',
      params: { ...paymentOf(deal, price), ...more },
    }),
  );

/** The page is to be closed. */
export const wishExpiry = (app: Process, deal: Deal, paymentId: string): Promise<RequestedIntent> =>
  from(app, Work).transaction((tx) =>
    from(app, Intents).request(tx, { ...wishOf(deal, `expire:${paymentId}`), op: 'fund.expire', params: { paymentId } }),
  );

/** The marketplace decides to release: J3 and the wish, in one transaction. */
export const decideRelease = (app: Process, deal: Deal, gross: bigint, key: string): Promise<string> =>
  from(app, Work).transaction(async (tx) => {
    const expertFee = (gross * 8n) / 100n;
    const { id: intentId } = await from(app, Intents).request(tx, {
      ...wishOf(deal, `release:${deal.milestoneId}:${key}`),
      op: 'release',
      params: { payeeId: deal.emil, currency: deal.currency, amountMinor: gross - expertFee, fundedMilestoneId: deal.milestoneId },
    });
    const fees = { expertFeeMinor: expertFee, ownerFeeMinor: (gross * 4n) / 100n };
    const parts = { intentId, fundedMilestoneId: deal.milestoneId, expertId: deal.emil, grossMinor: gross, ...fees };
    await from(app, Ledger).post(tx, releaseDecided(deal, parts));
    return intentId;
  });

/** The marketplace decides to return: J6 and the wish. */
export const decideRefund = (app: Process, deal: Deal, price: bigint, key: string): Promise<string> =>
  from(app, Work).transaction(async (tx) => {
    const ownerFeeMinor = (price * 4n) / 100n;
    const { id: intentId } = await from(app, Intents).request(tx, {
      ...wishOf(deal, `refund:${deal.milestoneId}:${key}`),
      op: 'refund',
      params: { currency: deal.currency, amountMinor: price + ownerFeeMinor, fundedMilestoneId: deal.milestoneId },
    });
    const parts = { intentId, fundedMilestoneId: deal.milestoneId, priceMinor: price, ownerFeeMinor };
    await from(app, Ledger).post(tx, refundDecided(deal, parts));
    return intentId;
  });

/** A refund after the release is decided (J9): both wishes; answers the take-back, then the refund. */
export const decideTakeBack = (app: Process, deal: Deal, gross: bigint, key: string): Promise<readonly [string, string]> =>
  from(app, Work).transaction(async (tx) => {
    const [expertFeeMinor, ownerFeeMinor] = [(gross * 8n) / 100n, (gross * 4n) / 100n];
    const common = { currency: deal.currency, fundedMilestoneId: deal.milestoneId };
    const refund = await from(app, Intents).request(tx, {
      ...wishOf(deal, `late:${deal.milestoneId}:${key}`),
      op: 'refund',
      params: { ...common, amountMinor: gross + ownerFeeMinor },
    });
    const reverse = await from(app, Intents).request(tx, {
      ...wishOf(deal, `back:${deal.milestoneId}:${key}`),
      op: 'reverse',
      params: { ...common, payeeId: deal.emil, amountMinor: gross - expertFeeMinor },
    });
    const parts = { intentId: refund.id, expertId: deal.emil, grossMinor: gross, expertFeeMinor, ownerFeeMinor };
    await from(app, Ledger).post(tx, lateRefundDecided(deal, parts));
    return [reverse.id, refund.id] as const;
  });
