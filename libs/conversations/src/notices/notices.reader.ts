import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, pageOf, type PageInfo, type Tx, Work } from '@sidecrew/platform';

export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly path: string;
  readonly at: Date;
  readonly read: boolean;
}

/** Every query about notices; a person only ever sees their own. */
@Injectable()
export class NoticesReader {
  constructor(private readonly work: Work) {}

  async mine(actor: Actor, first: number, after?: string | null): Promise<{ nodes: NoticeRow[]; pageInfo: PageInfo; unread: number }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<NoticeRow>(
      `select id, kind, sentence, path, at, read_at is not null as read from notices
        where person_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
        order by at desc, id desc limit $4`,
      [actor.id, from?.at ?? null, from?.id ?? null, first + 1],
    );
    return { ...pageOf(rows, first, (row) => ({ at: row.at.toISOString(), id: row.id })), unread: await this.unread(actor.id) };
  }

  async unread(personId: string): Promise<number> {
    const [row] = await this.work.read<{ n: number }>(`select count(*)::int as n from notices where person_id = $1 and read_at is null`, [
      personId,
    ]);
    return row?.n ?? 0;
  }

  /**
   * How many notices about a subject were delivered, and on how many channels: in the app it counts when it stands in
   * the list, by mail when the mail server took it (product §2, "channel").
   */
  async deliveredFor(tx: Tx, subjectId: string, personId: string | null): Promise<{ notices: number; channels: number }> {
    const [row] = await tx.query<{ listed: number; mailed: number }>(
      `select count(n.id)::int as listed, count(m.sent_at)::int as mailed
         from notices n left join outgoing_mails m on m.key = 'notice:' || n.id
        where n.subject_id = $1 and ($2::uuid is null or n.person_id = $2)`,
      [subjectId, personId],
    );
    const { listed, mailed } = row ?? { listed: 0, mailed: 0 };
    return { notices: listed + mailed, channels: Number(listed > 0) + Number(mailed > 0) };
  }

  /** Which side of a dispute a notice about a ruling reached: it stands in the person's list. */
  async notifiedOf(tx: Tx, rulingId: string): Promise<{ owner: boolean; expert: boolean }> {
    const [row] = await tx.query<{ owner: boolean; expert: boolean }>(
      `select coalesce(bool_or(n.person_id = c.owner_id), false) as owner, coalesce(bool_or(n.person_id = c.expert_id), false) as expert
         from rulings r join disputes d on d.id = r.dispute_id join milestones m on m.id = d.milestone_id
         join contracts c on c.id = m.contract_id join notices n on n.subject_id = r.id
        where r.id = $1`,
      [rulingId],
    );
    return row ?? { owner: false, expert: false };
  }
}
