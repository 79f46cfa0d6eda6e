import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, isAdmin, NotFound, pageOf, type PageInfo, Work } from '@sidecrew/platform';
import type { DisputeRow } from './dispute-row.js';
import { latestDisputesSql, roomSql } from './dispute-room.sql.js';

/** Every query about disputes. */
@Injectable()
export class DisputesReader {
  constructor(private readonly work: Work) {}

  /** The whole dispute room in one statement; for its two sides and admins. */
  async room(actor: Actor, disputeId: string): Promise<DisputeRow> {
    const [row] = await this.work.read<DisputeRow>(`${roomSql} where d.id = $1 and ($3 or $2 in (c.owner_id, c.expert_id))`, [
      disputeId,
      actor.id,
      isAdmin(actor),
    ]);
    if (!row) throw new NotFound('dispute');
    return row;
  }

  /** The latest dispute of each milestone, for viewers who may see the milestone. */
  async latestOfMilestones(milestoneIds: readonly string[]): Promise<ReadonlyMap<string, DisputeRow>> {
    const rows = await this.work.read<DisputeRow>(latestDisputesSql('$1::uuid[]'), [milestoneIds]);
    return new Map(rows.map((row) => [row.milestoneId, row]));
  }

  /** Open disputes, the oldest first: all have the same clock, so age is how near the limit is. */
  async desk(first: number, after?: string | null): Promise<{ nodes: DisputeRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<DisputeRow>(
      `${roomSql}
        where d.state <> 'closed' and ($1::timestamptz is null or (d.opened_at, d.id) > ($1::timestamptz, $2::uuid))
        order by d.opened_at, d.id limit $3`,
      [from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, ({ openedAt, id }) => ({ at: openedAt.toISOString(), id }));
  }
}
