import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, pageOf, type PageInfo, Work } from '@sidecrew/platform';

export interface PaymentEntryRow {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly title: string;
  readonly kind: 'payment' | 'tip' | 'refund';
  readonly amount: { readonly minor: string; readonly currency: string };
  readonly fee: { readonly minor: string; readonly currency: string } | null;
  readonly state: string;
  readonly at: Date;
  readonly reference: string | null;
  /** The journal that shows it once it is over. */
  readonly receiptId: string | null;
}

export interface RefundRequestRow {
  readonly milestoneId: string;
  readonly amount: { readonly minor: string; readonly currency: string };
  readonly reason: string;
  readonly askedAt: Date;
  readonly replyDueAt: Date;
}

/** A contract of one part is often named like its part; the name is said once. */
const titleOf = `case when p.purpose in ('retainer', 'week')
    then c.title || ': ' || p.purpose || coalesce((select ' from ' || f.starts_on from prefunds f where f.id::text = p.held_for), '')
    when m.title = c.title then c.title else c.title || ': ' || m.title end`;

/** What the owner paid and got back, and open requests for refunds. */
@Injectable()
export class PaymentsReader {
  constructor(private readonly work: Work) {}

  /** The owner's payments and refunds, newest first, in one statement. */
  async ofOwner(actor: Actor, first: number, after?: string | null): Promise<{ nodes: PaymentEntryRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<PaymentEntryRow>(
      `select * from (
         select p.id, p.contract_id as "contractId", p.milestone_id as "milestoneId", ${titleOf} as title, case p.purpose when 'tip' then 'tip' else 'payment' end as kind, p.state,
                json_build_object('minor', (p.price_minor + p.owner_fee_minor)::text, 'currency', p.currency) as amount,
                json_build_object('minor', p.owner_fee_minor::text, 'currency', p.currency) as fee,
                coalesce(p.succeeded_at, p.created_at) as at, p.stripe_payment_intent as reference,
                (select id from ledger_journals where source_type = 'charge' and source_id = p.stripe_charge and kind = 'funded') as "receiptId"
           from payments p join contracts c on c.id = p.contract_id join milestones m on m.id = p.milestone_id
          where p.payer_id = $1 and p.state in ('processing', 'succeeded', 'partly_refunded', 'refunded')
         union all
         select md5(r.id)::uuid, p.contract_id, p.milestone_id, ${titleOf}, 'refund', r.state,
                json_build_object('minor', r.amount_minor::text, 'currency', p.currency), null, r.created_at, r.id,
                (select id from ledger_journals where source_type = 'refund' and source_id = r.id and kind = 'refund_settled')
           from refunds r join payments p on p.id = r.payment_id join contracts c on c.id = p.contract_id join milestones m on m.id = p.milestone_id
          where p.payer_id = $1) entries
        where $2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid)
        order by at desc, id desc limit $4`,
      [actor.id, from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, (row) => ({ at: row.at.toISOString(), id: row.id }));
  }

  async openRequests(milestoneIds: readonly string[]): Promise<RefundRequestRow[]> {
    return this.work.read<RefundRequestRow>(
      `select r.milestone_id as "milestoneId", r.reason, r.asked_at as "askedAt", coalesce(d.due_at, r.reply_due_at) as "replyDueAt",
              json_build_object('minor', m.amount_minor::text, 'currency', m.currency) as amount
         from refund_requests r join milestones m on m.id = r.milestone_id
         left join deadlines d on d.subject_id = m.id and d.kind = 'REFUND_REPLY'
        where r.milestone_id = any($1) and r.ended_at is null`,
      [milestoneIds],
    );
  }
}
