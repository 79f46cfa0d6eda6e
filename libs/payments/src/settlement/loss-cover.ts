import { Injectable } from '@nestjs/common';
import { type ChargebackCover, deferredFeeOf, escrowOf, LedgerReader, type Promised } from '@sidecrew/ledger';
import type { Tx } from '@sidecrew/platform';
import type { Payment } from '../funding/payment-row.js';

/** One charge of a milestone that still counts. */
interface Charge {
  readonly id: string;
  readonly totalMinor: bigint;
  /** Refunded from it, or promised. */
  readonly returnedMinor: bigint;
}

/** Where the money of one charge lies, as far as it is ours to say. */
interface ChargeShare {
  readonly heldMinor: bigint;
  /** What of it was released, fees included. */
  readonly releasedMinor: bigint;
}

const nothing = { escrowMinor: 0n, deferredFeeMinor: 0n, ownerFeeRevenueMinor: 0n, expertFeeRevenueMinor: 0n };

/**
 * What the loss of one charge may take (J16). A milestone may have several charges, and only that charge's share is lost
 * (product §3.10): releases take the oldest charge first and refunds name theirs, so what is held lies on the newest ones;
 * what we earned is shared out by what of each charge was released.
 */
@Injectable()
export class LossCover {
  constructor(private readonly books: LedgerReader) {}

  /** Under the contract's lock, so that nothing moves meanwhile. */
  async of(tx: Tx, payment: Payment, recoveryMinor: bigint): Promise<ChargebackCover> {
    const { heldFor, currency } = payment;
    const promises = await promisesOn(tx, payment);
    const escrowMinor = -(await this.books.balance(tx, escrowOf(heldFor), currency));
    const deferredFeeMinor = -(await this.books.balance(tx, deferredFeeOf(heldFor), currency));
    const charges = await chargesOf(tx, payment);
    const shares = shareOut(charges, escrowMinor + deferredFeeMinor);
    const own = shares.get(payment.id);
    // Returned, unexplained, or a loss paid back: nothing that is held or was earned came from it.
    if (!own) return { ...nothing, promises, recoveryMinor };
    const heldFee = part(deferredFeeMinor, own.heldMinor, escrowMinor + deferredFeeMinor);
    const released = [...shares.values()].reduce((all, { releasedMinor }) => all + releasedMinor, 0n);
    const earned = async (account: string): Promise<bigint> =>
      // A tip earned us nothing, and what its milestone earned has nothing to do with it.
      payment.purpose === 'tip'
        ? 0n
        : part(-(await this.books.ofFundedMilestone(tx, heldFor, account, currency)), own.releasedMinor, released);
    return {
      promises,
      escrowMinor: own.heldMinor - heldFee,
      deferredFeeMinor: heldFee,
      recoveryMinor,
      ownerFeeRevenueMinor: await earned('revenue.owner_fee'),
      expertFeeRevenueMinor: await earned('revenue.expert_fee'),
    };
  }
}

/** Promised refunds of a charge that nobody carries any more: refused, or sent back by the owner's bank. */
async function promisesOn(tx: Tx, payment: Payment): Promise<Promised[]> {
  const rows = await tx.query<{ intentId: string; amount: string }>(
    `select i.movement_id as "intentId", least(sum(i.amount_minor), -max(a.balance))::text as amount
       from intents i join ledger_accounts a on a.name = 'refund_payable:' || i.movement_id and a.currency = i.currency and a.balance < 0
       left join refunds r on r.intent_id = i.id
      where i.payment_id = $1 and i.op = 'refund' and (r.id is null or r.settled_at is null or r.failed_at is not null)
      group by i.movement_id
     having bool_and(i.state = 'refused' or r.failed_at is not null)
      order by min(i.created_at), i.movement_id`,
    [payment.id],
  );
  return rows.map(({ intentId, amount }) => ({ intentId, amountMinor: BigInt(amount) }));
}

/** The charges that hold a milestone's money, newest first. What another bank took already is gone, and so is what is on its way back. */
async function chargesOf(tx: Tx, payment: Payment): Promise<Charge[]> {
  const rows = await tx.query<{ id: string; total: string; returned: string }>(
    `select p.id, (p.price_minor + p.owner_fee_minor)::text as total, coalesce(sum(i.amount_minor), 0)::text as returned
       from payments p
       left join intents i on i.payment_id = p.id and i.op = 'refund'
        and ((i.state <> 'refused' and not exists (select from refunds r where r.intent_id = i.id and r.failed_at is not null))
             or exists (select from ledger_accounts a where a.name = 'refund_payable:' || i.movement_id and a.currency = i.currency and a.balance < 0))
      where p.held_for = $1 and p.currency = $2 and p.money_lies = 'held'
        and (p.id = $3 or not exists (select from chargebacks c where c.payment_id = p.id and c.outcome = 'lost'))
      group by p.id order by p.succeeded_at desc, p.id desc`,
    [payment.heldFor, payment.currency, payment.id],
  );
  return rows.map(({ id, total, returned }) => ({ id, totalMinor: BigInt(total), returnedMinor: BigInt(returned) }));
}

/** Newest first, as much as each charge can still hold. */
function shareOut(charges: readonly Charge[], heldMinor: bigint): ReadonlyMap<string, ChargeShare> {
  let left = heldMinor;
  return new Map(
    charges.map(({ id, totalMinor, returnedMinor }) => {
      const room = totalMinor > returnedMinor ? totalMinor - returnedMinor : 0n;
      const held = room < left ? room : left;
      left -= held;
      return [id, { heldMinor: held, releasedMinor: room - held }];
    }),
  );
}

/** The part `of` of an amount that is divided over `all`; everything where there is nothing to divide by. */
const part = (amount: bigint, of: bigint, all: bigint): bigint => (all === 0n || of === all ? amount : (amount * of) / all);
