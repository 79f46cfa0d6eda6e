import { Injectable } from '@nestjs/common';
import { decodeCursor, type PageArgs, type PageInfo, pageOf, Work } from '@sidecrew/platform';
import type { Decision } from './decision.js';
import { decisionColumns, type StoredDecision, toDecision } from './decision-rows.js';

/** Decisions of staff about money. */
@Injectable()
export class DecisionsReader {
  constructor(private readonly work: Work) {}

  /** What waits for a second admin first, then the newest. */
  async page(page: PageArgs): Promise<{ waiting: Decision[]; nodes: Decision[]; pageInfo: PageInfo }> {
    const after = decodeCursor(page.after);
    const waiting = after
      ? []
      : await this.work.read<StoredDecision>(
          `select ${decisionColumns} from staff_decisions where state = 'asked' order by asked_at limit 100`,
        );
    const rows = await this.work.read<StoredDecision>(
      `select ${decisionColumns} from staff_decisions
        where state <> 'asked' and ($2::timestamptz is null or (asked_at, id) < ($2, $3::uuid)) order by asked_at desc, id desc limit $1`,
      [page.first + 1, after?.at ?? null, after?.id ?? null],
    );
    const { nodes, pageInfo } = pageOf(rows.map(toDecision), page.first, ({ askedAt, id }) => ({ at: askedAt.toISOString(), id }));
    return { waiting: waiting.map(toDecision), nodes, pageInfo };
  }
}
