import { requireGoodStanding } from '@sidecrew/identity';
import { isPayableCountry } from '@sidecrew/money';
import { type Actor, InvalidInput, type Tx } from '@sidecrew/platform';
import type { Task } from '../posting/task.entity.js';
import { CountryNotSupported, NotVetted, ProfileIncomplete } from './bid.refusals.js';

interface Bidder {
  readonly country: string | null;
  readonly category: string;
  readonly vetted: boolean;
}

/** Who may bid on it: an active account, a profile in a country that can be paid, seen work in the category. */
export async function mustBeAbleToBid(tx: Tx, actor: Actor, task: Pick<Task, 'categoryId'>): Promise<void> {
  await requireGoodStanding(tx, actor);
  const [bidder] = await tx.query<Bidder>(
    `select p.country, c.name as category,
            exists (select from vettings v where v.expert_id = $1 and v.category_id = c.id and v.state = 'vetted') as vetted
       from categories c left join expert_profiles p on p.user_id = $1 where c.id = $2`,
    [actor.id, task.categoryId],
  );
  if (!bidder?.country) throw new ProfileIncomplete();
  if (!isPayableCountry(bidder.country)) throw new CountryNotSupported(bidder.country);
  if (!bidder.vetted) throw new NotVetted(bidder.category);
}

/** Asked again when somebody is hired, since people move: work that cannot be paid out must not start (product edge 9). */
export async function mustBePayable(tx: Tx, expertId: string): Promise<void> {
  const [profile] = await tx.query<{ country: string }>(`select country from expert_profiles where user_id = $1`, [expertId]);
  if (!profile) throw new ProfileIncomplete();
  if (!isPayableCountry(profile.country)) throw new CountryNotSupported(profile.country);
}

/** Samples come from the bidder's own profile. */
export async function samplesMustBeOwn(tx: Tx, actor: Actor, sampleIds: readonly string[]): Promise<void> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from work_samples where id = any($1::uuid[]) and expert_id = $2 and removed_at is null`,
    [sampleIds, actor.id],
  );
  if (row?.n !== new Set(sampleIds).size) throw new InvalidInput('sampleIds', 'Choose work samples from your own profile.');
}
