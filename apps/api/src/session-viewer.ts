import type { INestApplication } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';

/** What the frame of every page shows of the signed-in person, in one statement. */
export interface SessionViewer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isOwner: boolean;
  readonly isExpert: boolean;
  readonly isAdmin: boolean;
  readonly staffRests: boolean;
  readonly secondFactor: boolean;
  readonly emailVerified: boolean;
  readonly expertHandle: string | null;
  readonly unreadNotices: number;
}

export async function sessionViewer(app: INestApplication, actor: Actor | null): Promise<SessionViewer | null> {
  if (!actor) return null;
  const [viewer] = await app.get(Work).read<SessionViewer>(
    `select u.id, u.name, u.email, u.is_owner as "isOwner", u.is_expert as "isExpert", u.is_admin and $2 as "isAdmin",
            u.is_admin and not $2 as "staffRests",
            exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "secondFactor",
            u.email_verified_at is not null as "emailVerified", p.handle as "expertHandle",
            (select count(*)::int from notices n where n.person_id = u.id and n.read_at is null) as "unreadNotices"
       from users u left join expert_profiles p on p.user_id = u.id where u.id = $1`,
    [actor.id, actor.roles.has('admin')],
  );
  return viewer ?? null;
}
