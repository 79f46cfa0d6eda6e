import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, isAdmin, type PageArgs, pageOf, Work } from '@sidecrew/platform';
import { riskLimit } from './risk.js';
import { decodeTaskCursor, encodeTaskCursor } from './task-cursor.js';
import { type TaskRow, taskColumns, taskTables } from './task-rows.js';
import { afterCursor, effectiveSort, searchStatement, type TaskSearch } from './task-search.js';

/** Counting stops here; the screen says "2,000+". */
const countCap = 2_000;

export interface TaskPage {
  readonly nodes: TaskRow[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
}

const nothing: TaskPage = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: 0, totalIsCapped: false };

/** All questions about tasks. */
@Injectable()
export class TasksReader {
  constructor(private readonly work: Work) {}

  /** Open tasks by words and filters. The statement stays unnamed: a generic plan would not see the words. */
  async searchOpen(search: TaskSearch, page: PageArgs): Promise<TaskPage> {
    const wanted = { ...search, sort: effectiveSort(search) };
    const categoryId = search.category ? await this.categoryId(search.category) : null;
    if (search.category && !categoryId) return nothing;
    const statement = searchStatement(wanted, categoryId);
    const total = await this.countUpToCap(`tasks t where ${statement.where}`, statement.parameters);
    const after = afterCursor(statement, decodeTaskCursor(page.after, wanted.sort));
    const rows = await this.work.read<TaskRow & { sortKey: string | Date }>(
      `with page as materialized (
         select t.id, ${statement.key} as key from tasks t where ${statement.where}${after}
          order by ${statement.key} ${statement.order}, t.id ${statement.order} limit ${page.first + 1})
       select ${taskColumns}, p.key as "sortKey" from page p join tasks t on t.id = p.id
         join users o on o.id = t.owner_id join categories c on c.id = t.category_id
        order by p.key ${statement.order}, t.id ${statement.order}`,
      statement.parameters,
    );
    const nodes = rows.slice(0, page.first);
    const last = nodes.at(-1);
    const endCursor = last ? encodeTaskCursor({ sort: wanted.sort, key: keyText(last.sortKey), id: last.id }) : null;
    return { nodes, pageInfo: { endCursor, hasNextPage: rows.length > page.first }, ...total };
  }

  /** One task, if the actor may read it: open ones everyone, others only who has a part in them. */
  async findReadable(actor: Actor | null, taskId: string): Promise<TaskRow | null> {
    const [row] = await this.work.read<TaskRow>(
      `select ${taskColumns} from ${taskTables}
        where t.id = $1
          and (t.state = 'open' or t.owner_id = $2 or $3
               or (t.version > 0 and exists (select from bids b where b.task_id = t.id and b.expert_id = $2)))`,
      [taskId, actor?.id ?? null, isAdmin(actor)],
    );
    return row ?? null;
  }

  /** By id, for nested fields of things that the actor was already allowed to read; in the order of the ids. */
  async findByIds(ids: readonly string[]): Promise<(TaskRow | Error)[]> {
    const rows = await this.work.read<TaskRow>(`select ${taskColumns} from ${taskTables} where t.id = any($1::uuid[])`, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? new Error(`Task ${id} is missing.`));
  }

  /** All tasks of an owner, newest first. */
  async findOfOwner(actor: Actor, page: PageArgs): Promise<TaskPage> {
    const after = decodeCursor(page.after);
    const rows = await this.work.read<TaskRow>(
      `select ${taskColumns} from ${taskTables}
        where t.owner_id = $1 and ($2::timestamptz is null or (t.created_at, t.id) < ($2::timestamptz, $3::uuid))
        order by t.created_at desc, t.id desc limit $4`,
      [actor.id, after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    const total = await this.countUpToCap(`tasks t where t.owner_id = $1`, [actor.id]);
    return { ...pageOf(rows, page.first, (row) => ({ at: row.createdAt.toISOString(), id: row.id })), ...total };
  }

  /** What waits for an admin's look, longest waiting first. */
  async findInScreening(page: PageArgs): Promise<TaskPage> {
    const waiting = `t.state = 'screening' and t.risk >= ${riskLimit}::real`;
    const after = decodeCursor(page.after);
    const rows = await this.work.read<TaskRow>(
      `select ${taskColumns} from ${taskTables}
        where ${waiting} and ($1::timestamptz is null or (t.screening_since, t.id) > ($1::timestamptz, $2::uuid))
        order by t.screening_since, t.id limit $3`,
      [after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    const total = await this.countUpToCap(`tasks t where ${waiting}`, []);
    return { ...pageOf(rows, page.first, (row) => ({ at: (row.screeningSince ?? row.createdAt).toISOString(), id: row.id })), ...total };
  }

  private async categoryId(slug: string): Promise<string | null> {
    const [row] = await this.work.read<{ id: string }>(`select id from categories where slug = $1`, [slug]);
    return row?.id ?? null;
  }

  private async countUpToCap(what: string, parameters: readonly unknown[]): Promise<{ totalCount: number; totalIsCapped: boolean }> {
    const [row] = await this.work.read<{ n: number }>(
      `select count(*)::int as n from (select from ${what} limit ${countCap + 1}) counted`,
      parameters,
    );
    const n = row?.n ?? 0;
    return { totalCount: Math.min(n, countCap), totalIsCapped: n > countCap };
  }
}

const keyText = (key: string | number | Date): string => (key instanceof Date ? key.toISOString() : String(key));
