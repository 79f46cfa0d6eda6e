import { Injectable } from '@nestjs/common';
import { restored, Work } from '@sidecrew/platform';

export interface OwnerHistoryRow {
  readonly ownerId: string;
  readonly memberSince: Date;
  readonly tasksPosted: number;
  readonly contractsPaid: number;
  readonly released: readonly { readonly currency: string; readonly minor: string }[];
}

/** The history that came inside a larger statement. */
export const ownerHistoryOf = restored<OwnerHistoryRow>({ memberSince: true });

/** What of a released row its expert did not give back. */
const staysReleased = (m: string): string => `
  case ${m}.state when 'released' then ${m}.amount_minor
    else ${m}.amount_minor - (select sum(r.gross_minor) from late_refunds r where r.milestone_id = ${m}.id and r.state = 'confirmed') end`;

/** OwnerHistoryRows; callers add which users `u`. */
export const ownerHistorySql = `
  select u.id as "ownerId", u.joined_at as "memberSince",
         (select count(*)::int from tasks t where t.owner_id = u.id and t.published_at is not null) as "tasksPosted",
         (select count(distinct m.contract_id)::int from contracts k join milestones m on m.contract_id = k.id
           where k.owner_id = u.id and m.state in ('released', 'part_refunded')) as "contractsPaid",
         coalesce((select json_agg(json_build_object('currency', sums.currency, 'minor', sums.minor) order by sums.currency)
            from (select m.currency, sum(${staysReleased('m')})::text as minor
                    from contracts k join milestones m on m.contract_id = k.id
                   where k.owner_id = u.id and m.state in ('released', 'part_refunded') group by m.currency) sums), '[]') as released
    from users u`;

/** What an expert may know of an owner before bidding: how much was posted and how much was paid. */
@Injectable()
export class OwnerHistoryReader {
  constructor(private readonly work: Work) {}

  /** In the order of the ids. */
  async findByOwnerIds(ids: readonly string[]): Promise<(OwnerHistoryRow | Error)[]> {
    const rows = await this.work.read<OwnerHistoryRow>(`${ownerHistorySql} where u.id = any($1::uuid[])`, [ids]);
    const byId = new Map(rows.map((row) => [row.ownerId, row]));
    return ids.map((id) => byId.get(id) ?? new Error(`Owner ${id} is missing.`));
  }
}
