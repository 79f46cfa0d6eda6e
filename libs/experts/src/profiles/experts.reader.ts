import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf, type PageInfo, Work } from '@sidecrew/platform';
import { type CategoryRow, profileColumns, type ProfileRow, profileTables } from './profile-rows.js';

export interface DirectorySearch {
  readonly text: string | null;
  /** A category's slug. */
  readonly category: string | null;
  readonly language: string | null;
  readonly first: number;
  readonly after?: string | null;
}

export interface CatalogueRow extends CategoryRow {
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  readonly openTasks: number;
  readonly startingPrice: { readonly minor: string; readonly currency: string } | null;
}

/** Every query about experts. The directory shows only people who are vetted somewhere and not suspended. */
@Injectable()
export class ExpertsReader {
  constructor(private readonly work: Work) {}

  async directory(search: DirectorySearch): Promise<{ nodes: ProfileRow[]; pageInfo: PageInfo; totalCount: number }> {
    const from = decodeCursor(search.after);
    const where = `
      u.suspended_at is null
      and exists (select from vettings v join categories c on c.id = v.category_id
                   where v.expert_id = p.user_id and v.state = 'vetted' and ($1::text is null or c.slug = $1))
      and ($2::text is null or $2 = any(p.languages))
      and ($3::text is null or strpos(lower(u.name || ' ' || p.headline || ' ' || p.about), lower($3)) > 0
           or exists (select from expert_skills es join skills s on s.id = es.skill_id where es.expert_id = p.user_id and strpos(lower(s.name), lower($3)) > 0))`;
    const facts = [search.category, search.language, search.text?.trim() || null];
    const [rows, counted] = await Promise.all([
      this.work.read<ProfileRow>(
        `select ${profileColumns} from ${profileTables}
          where ${where} and ($4::timestamptz is null or (p.created_at, p.user_id) < ($4::timestamptz, $5::uuid))
          order by p.created_at desc, p.user_id desc limit $6`,
        [...facts, from?.at ?? null, from?.id ?? null, search.first + 1],
      ),
      this.work.read<{ n: number }>(
        `select count(*)::int as n from expert_profiles p join users u on u.id = p.user_id where ${where}`,
        facts,
      ),
    ]);
    const page = pageOf(rows, search.first, (row) => ({ at: row.memberSince.toISOString(), id: row.id }));
    return { ...page, totalCount: counted[0]?.n ?? 0 };
  }

  async byHandle(handle: string): Promise<ProfileRow | null> {
    const [row] = await this.work.read<ProfileRow>(`select ${profileColumns} from ${profileTables} where p.handle = $1`, [handle]);
    return row ?? null;
  }

  async byIds(ids: readonly string[]): Promise<ProfileRow[]> {
    return this.work.read<ProfileRow>(`select ${profileColumns} from ${profileTables} where p.user_id = any($1)`, [ids]);
  }

  /** Whether a file stands in somebody's profile now. */
  async showsFile(fileId: string): Promise<boolean> {
    const rows = await this.work.read(`select 1 from work_samples where file_id = $1 and removed_at is null`, [fileId]);
    return rows.length > 0;
  }

  async categories(): Promise<CatalogueRow[]> {
    return this.work.read<CatalogueRow>(
      `select c.id, c.slug, c.name,
              (select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.place) from skills s where s.category_id = c.id) as skills,
              (select count(*)::int from tasks t where t.category_id = c.id and t.state = 'open') as "openTasks",
              (select json_build_object('minor', min(t.budget_minimum_minor)::text, 'currency', 'USD')
                 from tasks t where t.category_id = c.id and t.state = 'open' and t.currency = 'USD' having count(*) > 0) as "startingPrice"
         from categories c order by c.place`,
    );
  }
}
