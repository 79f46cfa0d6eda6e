import { Injectable } from '@nestjs/common';
import { decodeCursor, type PageInfo, pageOf, type ProcessActor, Work } from '@sidecrew/platform';

export interface TimelineRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly milestoneId: string | null;
  readonly actorRole: ProcessActor;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly actor: { readonly id: string; readonly name: string; readonly timeZone: string; readonly joinedAt: string } | null;
}

/** The one timeline of a contract, newest first. Whoever read the contract may read it. */
@Injectable()
export class TimelineReader {
  constructor(private readonly work: Work) {}

  async find(contractId: string, first: number, cursor: string | null): Promise<{ nodes: TimelineRow[]; pageInfo: PageInfo }> {
    const after = decodeCursor(cursor);
    const rows = await this.work.read<TimelineRow>(
      `select l.id, l.at, l.kind, l.milestone_id as "milestoneId", l.actor_role as "actorRole", l.facts,
              case when u.id is not null
                then json_build_object('id', u.id, 'name', u.name, 'timeZone', u.time_zone, 'joinedAt', u.joined_at) end as actor
         from timeline l left join users u on u.id = l.actor_id
        where l.contract_id = $1 and ($2::timestamptz is null or (l.at, l.id) < ($2::timestamptz, $3::uuid))
        order by l.at desc, l.id desc limit $4`,
      [contractId, after?.at ?? null, after?.id ?? null, first + 1],
    );
    return pageOf(rows, first, (row) => ({ at: row.at.toISOString(), id: row.id }));
  }
}
