import type { Tx } from '@sidecrew/platform';
import type { RefundRequest, ReleaseRequest, ReverseRequest } from './intent-requests.js';
import { ownSubjects } from './own-movements.js';

/** One call of a wish: how much, and from which charge or transfer. */
export interface Part {
  readonly amountMinor: bigint;
  readonly paymentId: string | null;
  readonly transferId: string | null;
}

/** The charges or transfers behind a wish do not carry it: a defect, since the books said they would. */
export class ChargesTooSmall extends Error {}

interface Source {
  readonly id: string;
  readonly rest: string;
}

/** Whose charges pay for `$1`: its own, and those of the weeks whose rest was rolled over to it. */
const payers = `with recursive payers (id) as (
       select $1::text union select r.from_id from held_rollovers r join payers on payers.id = r.to_id)`;

/** A charge that its bank took back pays only where no other is left. */
const isLost = `exists (select from chargebacks c where c.payment_id = p.id and c.outcome = 'lost')`;

/**
 * Transfers go from the oldest charge on. What a charge gave in transfers counts as used even if it was taken back:
 * Stripe reads it so. Nothing may be given out twice, so returned money counts as well.
 */
export async function releaseParts(tx: Tx, params: ReleaseRequest['params']): Promise<Part[]> {
  if (params.from === 'balance') return [{ amountMinor: params.amountMinor, paymentId: null, transferId: null }];
  const charges = await tx.query<Source>(
    `${payers}
     select p.id, p.price_minor + p.owner_fee_minor - coalesce(sum(i.amount_minor), 0) as rest
       from payments p left join intents i on i.payment_id = p.id and i.op in ('release', 'refund') and i.state <> 'refused'
         and not exists (select from refunds r where r.intent_id = i.id and r.failed_at is not null)
      where p.held_for in (select id from payers) and p.money_lies = 'held' and p.currency = $2
      group by p.id order by ${isLost}, p.succeeded_at, p.id`,
    [params.fundedMilestoneId, params.currency],
  );
  return take(params.amountMinor, charges, (paymentId) => ({ paymentId, transferId: null }));
}

/** Refunds go from the newest charge back. Only earlier refunds lessen a charge: a late refund is paid by what is taken back. */
export async function refundParts(tx: Tx, params: RefundRequest['params'], paymentId?: string): Promise<Part[]> {
  const charges = await tx.query<Source>(
    `${payers}
     select p.id, p.price_minor + p.owner_fee_minor - coalesce(sum(i.amount_minor), 0) as rest
       from payments p left join intents i on i.payment_id = p.id and i.op = 'refund' and i.state <> 'refused'
         and not exists (select from refunds r where r.intent_id = i.id and r.failed_at is not null)
      where p.held_for in (select id from payers) and p.currency = $2 and ($3::uuid is null or p.id = $3) and p.money_lies is not null
        and (p.money_lies = 'held' or p.id = $3)
      group by p.id order by ${isLost}, p.succeeded_at desc, p.id desc`,
    [params.fundedMilestoneId, params.currency, paymentId ?? null],
  );
  return take(params.amountMinor, charges, (id) => ({ paymentId: id, transferId: null }));
}

/** What a take-back may come from: the transfers of this release. What staff gave beside it (goodwill, protection) is no part of it. */
const released = `
  select t.id, t.amount_minor - coalesce(sum(i.amount_minor), 0) as rest
    from transfers t join intents paid on paid.id = t.intent_id and paid.subject_type <> '${ownSubjects.decision}'
    left join intents i on i.transfer_id = t.id and i.op = 'reverse' and i.state <> 'refused'
   where t.funded_milestone_id = case when $1 ~ '^[0-9a-f-]{36}$' then $1::uuid end and t.payee_id = $2 and t.currency = $3
   group by t.id order by t.created_at desc, t.id desc`;

/** Reversals go from the newest transfer to this expert back. */
export async function reverseParts(tx: Tx, params: ReverseRequest['params']): Promise<Part[]> {
  return take(params.amountMinor, await releasedOf(tx, params), (transferId) => ({ paymentId: null, transferId }));
}

/** The most that a take-back can ask for. */
export async function leftToTakeBack(tx: Tx, params: Omit<ReverseRequest['params'], 'amountMinor'>): Promise<bigint> {
  return (await releasedOf(tx, params)).reduce((all, { rest }) => all + BigInt(rest), 0n);
}

const releasedOf = (tx: Tx, { fundedMilestoneId, payeeId, currency }: Omit<ReverseRequest['params'], 'amountMinor'>): Promise<Source[]> =>
  tx.query<Source>(released, [fundedMilestoneId, payeeId, currency]);

function take(amountMinor: bigint, sources: readonly Source[], name: (id: string) => Omit<Part, 'amountMinor'>): Part[] {
  const parts: Part[] = [];
  let left = amountMinor;
  for (const { id, rest } of sources) {
    const taken = BigInt(rest) < left ? BigInt(rest) : left;
    if (taken <= 0n) continue;
    parts.push({ amountMinor: taken, ...name(id) });
    left -= taken;
  }
  if (left > 0n || parts.length === 0) throw new ChargesTooSmall(`${left} of ${amountMinor} is covered by no charge or transfer.`);
  return parts;
}
