import { Injectable } from '@nestjs/common';
import type { Money } from '@sidecrew/money';
import { type Actor, InvalidInput, type Tx, Work } from '@sidecrew/platform';
import { freeHandle } from './handle.js';

export interface ProfileWish {
  readonly headline: string;
  readonly about: string;
  readonly categoryIds: readonly string[];
  readonly skillIds: readonly string[];
  readonly hourlyPrice: Money | null;
  /** ISO 3166, two capital letters. */
  readonly country: string;
  readonly languages: readonly string[];
}

/** Makes or changes the expert's own profile. The handle is chosen once and stays, since people share it. */
@Injectable()
export class SaveExpertProfile {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, wish: ProfileWish): Promise<void> {
    await this.work.transaction(async (tx) => {
      const [person] = await tx.query<{ name: string }>(`select name from users where id = $1 for no key update`, [actor.id]);
      await this.check(tx, wish);
      await tx.query(
        `insert into expert_profiles (user_id, handle, headline, about, hourly_minor, hourly_currency, country, languages, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
         on conflict (user_id) do update set headline = excluded.headline, about = excluded.about, hourly_minor = excluded.hourly_minor,
           hourly_currency = excluded.hourly_currency, country = excluded.country, languages = excluded.languages, updated_at = excluded.updated_at`,
        [
          actor.id,
          await freeHandle(tx, person?.name ?? ''),
          wish.headline.trim(),
          wish.about.trim(),
          wish.hourlyPrice?.minor.toString() ?? null,
          wish.hourlyPrice?.currency ?? null,
          wish.country,
          wish.languages,
          tx.now,
        ],
      );
      await tx.query(`delete from expert_categories where expert_id = $1`, [actor.id]);
      await tx.query(`insert into expert_categories select $1, unnest($2::uuid[])`, [actor.id, [...new Set(wish.categoryIds)]]);
      await tx.query(`delete from expert_skills where expert_id = $1`, [actor.id]);
      await tx.query(`insert into expert_skills select $1, unnest($2::uuid[])`, [actor.id, [...new Set(wish.skillIds)]]);
    });
  }

  private async check(tx: Tx, wish: ProfileWish): Promise<void> {
    if (wish.hourlyPrice?.minor === 0n) throw new InvalidInput('hourlyPrice', 'Leave the price empty, or write more than 0.');
    const [found] = await tx.query<{ categories: number; skills: number }>(
      `select (select count(*)::int from categories where id = any($1::uuid[])) as categories,
              (select count(*)::int from skills where id = any($2::uuid[]) and category_id = any($1::uuid[])) as skills`,
      [wish.categoryIds, wish.skillIds],
    );
    if (found?.categories !== new Set(wish.categoryIds).size) throw new InvalidInput('categoryIds', 'Choose categories from the list.');
    if (found.skills !== new Set(wish.skillIds).size) throw new InvalidInput('skillIds', 'Choose skills that belong to your categories.');
  }
}
