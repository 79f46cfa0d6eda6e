import { Injectable } from '@nestjs/common';
import { type Currency, Money } from '@sidecrew/money';
import { type Actor, isAdmin, Work } from '@sidecrew/platform';
import { hasReceipt, intentOf, isTip } from './settled-journals.js';

export const receiptKinds = ['funding', 'tip', 'release', 'refund', 'payout'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** One movement that is over, as one of its parties may show it to others. */
export interface Receipt {
  /** The journal that it shows. */
  readonly id: string;
  readonly kind: ReceiptKind;
  readonly at: Date;
  readonly contractId: string | null;
  readonly title: string | null;
  readonly ownerName: string | null;
  readonly expertName: string | null;
  /** In reading order; the parts add up to the total. */
  readonly parts: readonly { readonly label: string; readonly amount: Money }[];
  readonly total: Money;
  readonly totalLabel: string;
  /** Ids of the payment partner, to be found again with them. */
  readonly references: readonly string[];
  /** The bank sent a payout back after it had arrived. */
  readonly cameBack: boolean;
  readonly isTip: boolean;
}

interface ReceiptRow {
  readonly id: string;
  readonly kind: ReceiptKind;
  readonly at: Date;
  readonly currency: Currency;
  readonly contractId: string | null;
  readonly title: string | null;
  readonly ownerName: string | null;
  readonly expertName: string | null;
  readonly amounts: Readonly<Partial<Record<AccountClass, string>>>;
  readonly decided: Readonly<Partial<Record<AccountClass, string>>> | null;
  readonly setOffMinor: string;
  readonly references: readonly string[];
  readonly cameBack: boolean;
  readonly isTip: boolean;
}

type AccountClass = 'escrow' | 'deferred_fee' | 'payable' | 'revenue.expert_fee' | 'revenue.owner_fee' | 'refund_payable' | 'conn_bank';

/** Sums of a journal's lines by class of account. */
const amountsOf = (journal: string): string =>
  `(select jsonb_object_agg(class, total) from (select a.class, sum(p.amount)::text as total from ledger_postings p
      join ledger_accounts a on a.id = p.account_id where p.journal_id = ${journal} group by a.class) sums)`;

/** Receipts are settled journals seen by their parties: nothing is stored for them, so they never differ from the books. */
@Injectable()
export class ReceiptsReader {
  constructor(private readonly work: Work) {}

  /** The receipt of a journal, or null where there is none or the actor is no party of it. */
  async find(actor: Actor, journalId: string): Promise<Receipt | null> {
    const [row] = await this.work.read<ReceiptRow>(
      `select j.id, j.effective_at as at, j.currency, j.contract_id as "contractId", k.title,
              o.name as "ownerName", coalesce(e.name, payee.name) as "expertName",
              case j.kind when 'funded' then case when ${isTip} then 'tip' else 'funding' end when 'refund_settled' then 'refund' when 'payout_paid' then 'payout' else 'release' end as kind,
              ${amountsOf('j.id')} as amounts, ${amountsOf('d.id')} as decided,
              -- What an expert owes is nobody else's business.
              (select coalesce(sum(p.amount), 0)::text from ledger_journals s join ledger_postings p on p.journal_id = s.id
                 join ledger_accounts a on a.id = p.account_id and a.class = 'payable'
                where s.source_type = 'intent' and s.source_id = (${intentOf})::text and s.kind = 'set_off' and (k.expert_id = $2 or $3)) as "setOffMinor",
              case when j.kind in ('release_decided', 'split_decided')
                   then array(select t.id from intents i join transfers t on t.intent_id = i.id where i.movement_id = ${intentOf} order by i.n)
                   else array[j.source_id] end as "references",
              exists (select from ledger_journals b where b.source_id = j.source_id and b.kind in ('payout_returned', 'refund_failed')) as "cameBack",
              ${isTip} as "isTip"
         from ledger_journals j
         left join contracts k on k.id = j.contract_id
         left join users o on o.id = k.owner_id
         left join users e on e.id = k.expert_id
         left join stripe_payouts po on j.source_type = 'payout' and po.id = j.source_id
         left join users payee on payee.id = po.user_id
         left join refunds r on j.kind = 'refund_settled' and r.id = j.source_id
         left join intents ri on ri.id = r.intent_id
         left join ledger_journals d on d.source_type = 'intent' and d.source_id = ri.movement_id::text and d.kind in ('refund_decided', 'late_refund_decided')
                and not exists (select from intents other where other.movement_id = ri.movement_id and other.n > 1)
        where j.id = $1
          and ${hasReceipt}
          and ($3 or po.user_id = $2 or k.owner_id = $2 or (k.expert_id = $2 and j.kind in ('release_decided', 'split_decided')))`,
      [journalId, actor.id, isAdmin(actor)],
    );
    return row ? toReceipt(row) : null;
  }
}

function toReceipt({ amounts, decided, setOffMinor, currency, ...row }: ReceiptRow): Receipt {
  const money = (minor: bigint) => Money.of(minor, currency);
  const of = (account: AccountClass, from: ReceiptRow['decided'] = amounts): bigint => BigInt(from?.[account] ?? 0);
  const part = (label: string, minor: bigint) => (minor === 0n ? [] : [{ label, amount: money(minor) }]);
  switch (row.kind) {
    case 'funding':
    case 'tip': {
      const parts = [...part(row.isTip ? 'Tip' : 'Price', -of('escrow')), ...part('Owner fee', -of('deferred_fee'))];
      return { ...row, parts, total: sum(parts, currency), totalLabel: 'Paid' };
    }
    case 'release': {
      const net = -of('payable');
      const fee = -of('revenue.expert_fee');
      const kept = BigInt(setOffMinor);
      const parts = [
        ...part(row.isTip ? 'Tip' : 'Released', net + fee),
        ...part('Expert fee', -fee),
        ...part('Kept for what was owed', -kept),
      ];
      return { ...row, parts, total: sum(parts, currency), totalLabel: 'Paid to the expert' };
    }
    case 'refund': {
      const total = of('refund_payable');
      const fee = decided ? of('deferred_fee', decided) + of('revenue.owner_fee', decided) : 0n;
      const parts = [...part('Price', total - fee), ...part('Owner fee', fee)];
      return { ...row, parts, total: money(total), totalLabel: 'Refunded' };
    }
    case 'payout': {
      const total = of('conn_bank');
      return { ...row, parts: part('Balance at the payout partner', total), total: money(total), totalLabel: 'Paid to the bank' };
    }
  }
}

const sum = (parts: readonly { readonly amount: Money }[], currency: Currency): Money =>
  parts.reduce((total, { amount }) => total.plus(amount), Money.zero(currency));
