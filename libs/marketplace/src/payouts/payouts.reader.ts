import { Injectable } from '@nestjs/common';
import { type BankAmount, bankAmount } from '@sidecrew/money';
import { type Actor, decodeCursor, pageOf, type PageInfo, restored, Work } from '@sidecrew/platform';

interface MoneyRow {
  readonly minor: string;
  readonly currency: string;
}

export interface PayoutAccountRow {
  readonly state: 'missing' | 'incomplete' | 'pending' | 'ready' | 'restricted';
  readonly country: string;
  readonly requirements: readonly string[];
  readonly deadline: Date | null;
}

export interface OnItsWayRow {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly title: string;
  readonly amount: MoneyRow;
  readonly state: string;
  readonly leavesAt: Date | null;
}

export interface PayoutRow {
  readonly id: string;
  readonly amount: BankAmount;
  readonly state: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  readonly createdAt: Date;
  readonly arrivesAt: Date | null;
  readonly failure: string | null;
  /** The journal that shows it once it arrived; none where the partner converted it into a currency that the books do not have. */
  readonly receiptId: string | null;
}

/** An OnItsWayRow that came inside a larger statement. */
export const onItsWayOf = restored<OnItsWayRow>({ leavesAt: true });

/** Approved work whose money has not arrived at the Stripe balance of expert `$1` yet, net of the fee. */
export const onItsWaySql = `
  select c.id as "contractId", m.id as "milestoneId", c.title || ': ' || m.title as title, m.state, d.due_at as "leavesAt",
         json_build_object('minor', (m.amount_minor - coalesce(m.expert_fee_minor,
           round(m.amount_minor * (c.terms ->> 'expertFeeBasisPoints')::numeric / 10000)::bigint))::text, 'currency', m.currency) as amount
    from contracts c join milestones m on m.contract_id = c.id
    left join deadlines d on d.subject_id = m.id and d.kind in ('CLEAR', 'RETRY')
   where c.expert_id = $1 and m.state in ('approved', 'approved_blocked', 'releasing') order by d.due_at nulls first, m.id limit 50`;

/** Every query about an expert's money after the approval: the account, what is on its way, what reached the bank. */
@Injectable()
export class PayoutsReader {
  constructor(private readonly work: Work) {}

  async account(actor: Actor): Promise<PayoutAccountRow> {
    const [row] = await this.work.read<PayoutAccountRow>(
      `select coalesce(a.country, p.country, '') as country, coalesce(a.requirements, '[]') as requirements, a.deadline,
              case when a.stripe_id is null then 'missing'
                   when a.can_receive and a.deadline is null then 'ready'
                   when a.can_receive or a.transfers_status = 'restricted' and a.submitted and a.deadline is not null then 'restricted'
                   when a.submitted then 'pending' else 'incomplete' end as state
         from (select $1::uuid as id) me left join connected_accounts a on a.user_id = me.id left join expert_profiles p on p.user_id = me.id`,
      [actor.id],
    );
    return row ?? { state: 'missing', country: '', requirements: [], deadline: null };
  }

  async onItsWay(actor: Actor): Promise<OnItsWayRow[]> {
    return this.work.read<OnItsWayRow>(onItsWaySql, [actor.id]);
  }

  /** All that was ever transferred to the expert, per currency. */
  async receivedTotals(actor: Actor): Promise<MoneyRow[]> {
    return this.work.read<MoneyRow>(
      `select currency, sum(amount_minor - reversed_minor)::text as minor from transfers where payee_id = $1 group by currency order by currency`,
      [actor.id],
    );
  }

  async payouts(actor: Actor, first: number, after?: string | null): Promise<{ nodes: PayoutRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<Omit<PayoutRow, 'amount'> & { readonly amount: MoneyRow }>(
      `select md5(id)::uuid as id, state, created_at as "createdAt", arrives_at as "arrivesAt", failure,
              (select j.id from ledger_journals j where j.source_type = 'payout' and j.source_id = stripe_payouts.id and j.kind = 'payout_paid') as "receiptId",
              json_build_object('minor', amount_minor::text, 'currency', currency) as amount
         from stripe_payouts where user_id = $1 and ($2::timestamptz is null or (created_at, md5(id)::uuid) < ($2::timestamptz, $3::uuid))
        order by created_at desc, md5(id)::uuid desc limit $4`,
      [actor.id, from?.at ?? null, from?.id ?? null, first + 1],
    );
    const payouts = rows.map((row): PayoutRow => ({ ...row, amount: bankAmount(row.amount.minor, row.amount.currency) }));
    return pageOf(payouts, first, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  }
}
