import { Injectable } from '@nestjs/common';
import { type CursorKey, Work } from '@sidecrew/platform';
import { type Intent, intentColumns, type StoredIntent, toIntent } from './intent-row.js';

/** Wishes that an admin should see: refused, stopped, or unclear for a while. */
@Injectable()
export class FailedIntentsReader {
  constructor(private readonly work: Work) {}

  /** Newest first, `limit` of them after a key. */
  async page(limit: number, after: CursorKey | null): Promise<Intent[]> {
    const rows = await this.work.read<StoredIntent>(
      `select ${intentColumns} from intents
        where (state = 'refused' or stopped or (state = 'unknown' and attempts >= 5) or (state = 'ready' and refusals > 0))
          and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
        order by created_at desc, id desc limit $1`,
      [limit, after?.at ?? null, after?.id ?? null],
    );
    return rows.map(toIntent);
  }

  async byId(id: string): Promise<Intent | null> {
    const [row] = await this.work.read<StoredIntent>(`select ${intentColumns} from intents where id = $1`, [id]);
    return row ? toIntent(row) : null;
  }
}
