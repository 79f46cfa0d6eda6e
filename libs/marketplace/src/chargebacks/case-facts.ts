import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Tx, Work } from '@sidecrew/platform';
import type { BankCase } from './bank-case.js';
import { type MessageCounts, MessageCountsPort } from './message-counts.port.js';

export interface DeliveryFact {
  readonly n: number;
  readonly at: Date;
  readonly note: string;
  readonly evidence: readonly {
    readonly item: string;
    readonly note: string;
    readonly url: string | null;
    readonly files: readonly string[];
  }[];
}

/** What the platform knows about the work behind a payment. */
export interface CaseFacts {
  readonly title: string;
  readonly milestoneTitle: string;
  readonly ownerName: string;
  readonly expertName: string;
  readonly paid: { readonly amount: Money; readonly price: Money; readonly at: Date } | null;
  readonly agreedAt: Date;
  readonly checklist: readonly string[];
  readonly deliveries: readonly DeliveryFact[];
  readonly changesAskedFor: number;
  readonly approvals: readonly { readonly by: 'owner' | 'admin' | 'clock'; readonly at: Date; readonly amount: Money }[];
  /** Disagreements opened by the owner here, with us, before they went to the bank. */
  readonly disputesOpened: number;
  readonly refundedMinor: bigint;
  readonly messages: MessageCounts;
}

interface StoredFacts {
  readonly milestoneTitle: string;
  readonly bidId: string;
  readonly ownerId: string;
  readonly expertId: string;
  readonly agreedAt: Date;
  readonly priceMinor: string;
  readonly feeMinor: string;
  readonly refundedMinor: string;
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
  readonly deliveries: readonly (Omit<DeliveryFact, 'at'> & { readonly at: string })[];
  readonly approvals: readonly { readonly by: 'owner' | 'admin' | 'clock'; readonly at: string; readonly minor: string }[];
  readonly changesAskedFor: number;
  readonly disputesOpened: number;
}

/** Work of a milestone counts for all parts that it was divided into. */
const factsSql = `
  select m.title as "milestoneTitle", k.bid_id as "bidId", k.owner_id as "ownerId", k.expert_id as "expertId", k.created_at as "agreedAt", k.checklist,
         p.price_minor::text as "priceMinor", p.owner_fee_minor::text as "feeMinor", p.refunded_minor::text as "refundedMinor",
         (select coalesce(jsonb_agg(jsonb_build_object('n', d.n, 'at', d.submitted_at, 'note', d.note, 'evidence',
                   (select coalesce(jsonb_agg(jsonb_build_object('item', v.checklist_item_id, 'note', v.note, 'url', v.url, 'files',
                             (select coalesce(jsonb_agg(f.name order by df.position), '[]') from delivery_files df join files f on f.id = df.file_id
                               where df.delivery_id = v.delivery_id and df.checklist_item_id = v.checklist_item_id)) order by v.position), '[]')
                      from delivery_evidence v where v.delivery_id = d.id)) order by d.submitted_at), '[]')
            from deliveries d join milestones dm on dm.id = d.milestone_id where dm.root_id = m.root_id) as deliveries,
         (select coalesce(jsonb_agg(jsonb_build_object('by', a.by_role, 'at', a.at, 'minor', a.amount_minor::text) order by a.at), '[]')
            from approvals a join milestones am on am.id = a.milestone_id where am.root_id = m.root_id) as approvals,
         (select count(*)::int from change_requests r join milestones rm on rm.id = r.milestone_id where rm.root_id = m.root_id) as "changesAskedFor",
         (select count(*)::int from disputes x join milestones xm on xm.id = x.milestone_id
           where xm.root_id = m.root_id and x.opened_by = 'owner') as "disputesOpened"
    from payments p join milestones m on m.id = p.milestone_id join contracts k on k.id = p.contract_id
   where p.id = $1`;

/** Gathers the facts that an answer to a bank is made of. */
@Injectable()
export class CaseFactsReader {
  constructor(
    private readonly work: Work,
    private readonly messages: MessageCountsPort,
  ) {}

  of(bankCase: BankCase): Promise<CaseFacts> {
    return this.work.transaction((tx) => this.read(tx, bankCase));
  }

  private async read(tx: Tx, { paymentId, title, ownerName, expertName, currency, paidAt }: BankCase): Promise<CaseFacts> {
    const [row] = await tx.query<StoredFacts>(factsSql, [paymentId]);
    if (!row) throw new Error(`The payment ${paymentId} has no contract.`);
    const texts = new Map(row.checklist.map(({ id, text }) => [id, text]));
    const price = Money.of(row.priceMinor, currency);
    return {
      ...{ title, ownerName, expertName, milestoneTitle: row.milestoneTitle, agreedAt: row.agreedAt },
      paid: paidAt && { amount: price.plus(Money.of(row.feeMinor, currency)), price, at: paidAt },
      checklist: [...texts.values()],
      deliveries: row.deliveries.map((one) => ({
        ...one,
        at: new Date(one.at),
        evidence: one.evidence.map((shown) => ({ ...shown, item: texts.get(shown.item) ?? shown.item })),
      })),
      approvals: row.approvals.map(({ by, at, minor }) => ({ by, at: new Date(at), amount: Money.of(minor, currency) })),
      changesAskedFor: row.changesAskedFor,
      disputesOpened: row.disputesOpened,
      refundedMinor: BigInt(row.refundedMinor),
      messages: await this.messages.ofBid(tx, row.bidId),
    };
  }
}
