import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { type CursorKey, Work } from '@sidecrew/platform';
import type { FundingPurpose } from '../intents/intent-requests.js';

export type PaymentState =
  'created' | 'open' | 'processing' | 'succeeded' | 'partly_refunded' | 'refunded' | 'expired' | 'failed' | 'canceled';

/** One funding: a payment page and what came of it. */
export interface Funding {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly payerId: string;
  /** The wish that opened the page; `IntentRunner.run` takes it. */
  readonly intentId: string;
  readonly purpose: FundingPurpose;
  /** The milestone, or the tip, week or retainer that it was paid for. */
  readonly heldFor: string;
  readonly state: PaymentState;
  readonly currency: Currency;
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly refundedMinor: bigint;
  /** Where the owner pays; null until Stripe made the page and after it closed. */
  readonly checkoutUrl: string | null;
  readonly checkoutSessionId: string | null;
  readonly chargeId: string | null;
  readonly createdAt: Date;
  readonly succeededAt: Date | null;
}

type Stored = Omit<Funding, 'priceMinor' | 'ownerFeeMinor' | 'refundedMinor'> &
  Record<'priceMinor' | 'ownerFeeMinor' | 'refundedMinor', string>;

const columns = `
  id, contract_id as "contractId", milestone_id as "milestoneId", payer_id as "payerId", intent_id as "intentId", purpose, held_for as "heldFor", state, currency,
  price_minor as "priceMinor", owner_fee_minor as "ownerFeeMinor", refunded_minor as "refundedMinor", checkout_url as "checkoutUrl",
  stripe_session as "checkoutSessionId", stripe_charge as "chargeId", created_at as "createdAt", succeeded_at as "succeededAt"`;

const toFunding = (row: Stored): Funding => ({
  ...row,
  priceMinor: BigInt(row.priceMinor),
  ownerFeeMinor: BigInt(row.ownerFeeMinor),
  refundedMinor: BigInt(row.refundedMinor),
});

/** Reads fundings. Who may see one is the caller's question. */
@Injectable()
export class FundingsReader {
  constructor(private readonly work: Work) {}

  /** One funding, or null. */
  async byId(id: string): Promise<Funding | null> {
    const [row] = await this.work.read<Stored>(`select ${columns} from payments where id = $1`, [id]);
    return row ? toFunding(row) : null;
  }

  /** The funding behind a payment page, for an owner who comes back from it. */
  async bySession(sessionId: string): Promise<Funding | null> {
    const [row] = await this.work.read<Stored>(`select ${columns} from payments where stripe_session = $1`, [sessionId]);
    return row ? toFunding(row) : null;
  }

  /** All fundings of these milestones themselves, newest first; tips and the like are left out. */
  async ofMilestones(milestoneIds: readonly string[]): Promise<Funding[]> {
    const rows = await this.work.read<Stored>(
      `select ${columns} from payments where milestone_id = any($1) and purpose = 'milestone' order by created_at desc, id desc`,
      [milestoneIds],
    );
    return rows.map(toFunding);
  }

  /** What a person paid, newest first, `limit` of them after a key. Pages that were never paid are left out. */
  async ofPayer(payerId: string, limit: number, after: CursorKey | null): Promise<Funding[]> {
    const rows = await this.work.read<Stored>(
      `select ${columns} from payments
        where payer_id = $1 and state not in ('created', 'open', 'expired', 'canceled')
          and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
        order by created_at desc, id desc limit $2`,
      [payerId, limit, after?.at ?? null, after?.id ?? null],
    );
    return rows.map(toFunding);
  }
}
