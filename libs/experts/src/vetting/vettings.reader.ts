import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf, type PageInfo, Work } from '@sidecrew/platform';
import type { CategoryRow } from '../profiles/profile-rows.js';

export interface VettingRow {
  readonly id: string;
  readonly expertId: string;
  readonly state: 'requested' | 'vetted' | 'refused' | 'taken_back';
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly category: CategoryRow;
}

const columns = `v.id, v.expert_id as "expertId", v.state, v.requested_at as "requestedAt", v.decided_at as "decidedAt", v.reason,
  json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as category`;

/** Every query about vetting: the admins' queue, oldest first, and what stands for one expert. */
@Injectable()
export class VettingsReader {
  constructor(private readonly work: Work) {}

  async queue(first: number, after?: string | null): Promise<{ nodes: VettingRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<VettingRow>(
      `select ${columns} from vettings v join categories c on c.id = v.category_id
        where v.state = 'requested' and ($1::timestamptz is null or (v.requested_at, v.id) > ($1::timestamptz, $2::uuid))
        order by v.requested_at, v.id limit $3`,
      [from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, (row) => ({ at: row.requestedAt.toISOString(), id: row.id }));
  }

  async one(id: string): Promise<VettingRow | null> {
    const [row] = await this.work.read<VettingRow>(
      `select ${columns} from vettings v join categories c on c.id = v.category_id where v.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async ofExpert(expertId: string): Promise<VettingRow[]> {
    return this.work.read<VettingRow>(
      `select ${columns} from vettings v join categories c on c.id = v.category_id where v.expert_id = $1 order by c.place`,
      [expertId],
    );
  }
}
