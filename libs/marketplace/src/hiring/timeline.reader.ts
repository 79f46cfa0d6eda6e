import { Injectable } from '@nestjs/common';
import { decodeCursor, type PageInfo, pageOf, type ProcessActor, restored, type Stored, Work } from '@sidecrew/platform';
import { jsonList } from '../sql-list.js';

export interface TimelineRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly milestoneId: string | null;
  readonly actorRole: ProcessActor;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly actor: { readonly id: string; readonly name: string; readonly timeZone: string; readonly joinedAt: string } | null;
}

/** An entry that came inside a larger statement. */
export const timelineEntryOf = restored<TimelineRow>({ at: true });

/** As many as the contract's screen shows at once. */
export const newestEntries = 50;

const entriesSql = `
  select l.id, l.at, l.kind, l.milestone_id as "milestoneId", l.actor_role as "actorRole", l.facts,
         case when u.id is not null
           then json_build_object('id', u.id, 'name', u.name, 'timeZone', u.time_zone, 'joinedAt', u.joined_at) end as actor
    from timeline l left join users u on u.id = l.actor_id`;

/** As JSON, the newest entries of a contract, and one more that tells whether there are older ones. */
export const newestTimelineJson = (contractId: string): string =>
  jsonList(`${entriesSql} where l.contract_id = ${contractId} order by l.at desc, l.id desc limit ${newestEntries + 1}`);

/** The one timeline of a contract, newest first. Whoever read the contract may read it. */
@Injectable()
export class TimelineReader {
  constructor(private readonly work: Work) {}

  async find(contractId: string, first: number, cursor: string | null): Promise<TimelinePage> {
    const after = decodeCursor(cursor);
    const rows = await this.work.read<TimelineRow>(
      `${entriesSql}
        where l.contract_id = $1 and ($2::timestamptz is null or (l.at, l.id) < ($2::timestamptz, $3::uuid))
        order by l.at desc, l.id desc limit $4`,
      [contractId, after?.at ?? null, after?.id ?? null, first + 1],
    );
    return timelinePage(rows, first);
  }

  /** The newest entries of each contract, in the order of the ids. */
  async findNewest(contractIds: readonly string[]): Promise<TimelineRow[][]> {
    const rows = await this.work.read<{ id: string; entries: readonly Stored<TimelineRow>[] }>(
      `select wanted.id, ${newestTimelineJson('wanted.id')} as entries from unnest($1::uuid[]) wanted (id)`,
      [contractIds],
    );
    const byContract = new Map(rows.map(({ id, entries }) => [id, entries.map(timelineEntryOf)]));
    return contractIds.map((id) => byContract.get(id) ?? []);
  }
}

export interface TimelinePage {
  readonly nodes: TimelineRow[];
  readonly pageInfo: PageInfo;
}

/** A page of entries that were read with one more than are shown. */
export const timelinePage = (rows: readonly TimelineRow[], first: number): TimelinePage =>
  pageOf(rows, first, (row) => ({ at: row.at.toISOString(), id: row.id }));
