import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf, type PageInfo, Work } from '@sidecrew/platform';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly joinedAt: Date;
}

export interface AccountRow extends PersonRow {
  readonly email: string;
  readonly language: string;
  readonly emailVerifiedAt: Date | null;
  readonly isOwner: boolean;
  readonly isExpert: boolean;
  readonly isAdmin: boolean;
  readonly suspendedAt: Date | null;
  /** Whether a second factor is on. */
  readonly secondFactor: boolean;
}

const accountColumns = `id, name, time_zone as "timeZone", joined_at as "joinedAt", email, language, email_verified_at as "emailVerifiedAt",
  is_owner as "isOwner", is_expert as "isExpert", is_admin as "isAdmin", suspended_at as "suspendedAt",
  exists (select from second_factors f where f.user_id = users.id and f.confirmed_at is not null) as "secondFactor"`;

/** Every query about people. `people` is what everyone may see; `account` is the person's own and staff's. */
@Injectable()
export class UsersReader {
  constructor(private readonly work: Work) {}

  async people(ids: readonly string[]): Promise<PersonRow[]> {
    return this.work.read<PersonRow>(`select id, name, time_zone as "timeZone", joined_at as "joinedAt" from users where id = any($1)`, [
      ids,
    ]);
  }

  async account(id: string): Promise<AccountRow | null> {
    const [row] = await this.work.read<AccountRow>(`select ${accountColumns} from users where id = $1`, [id]);
    return row ?? null;
  }

  async idByEmail(email: string): Promise<string | null> {
    const [row] = await this.work.read<{ id: string }>(`select id from users where email = $1`, [email.trim().toLowerCase()]);
    return row?.id ?? null;
  }

  /** Staff's list of accounts, newest first. */
  async accounts(text: string | null, first: number, after?: string | null): Promise<{ nodes: AccountRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<AccountRow>(
      `select ${accountColumns} from users
        where ($1::text is null or strpos(lower(name), lower($1)) > 0 or strpos(email, lower($1)) > 0)
          and ($2::timestamptz is null or (joined_at, id) < ($2::timestamptz, $3::uuid))
        order by joined_at desc, id desc limit $4`,
      [text, from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, (row) => ({ at: row.joinedAt.toISOString(), id: row.id }));
  }
}
