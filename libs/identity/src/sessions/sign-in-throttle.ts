import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import { TooManyAttempts } from '../identity.refusals.js';

const windowSeconds = 15 * 60;
const limits = { account: 10, address: 60 } as const;

/** Counts failed tries per account and per network address on wall time; both known and unknown accounts count alike. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly work: Work) {}

  /** Refuses when this account or this address has used up its tries. */
  async check(email: string, address: string): Promise<void> {
    const rows = await this.work.read<{ key: string; points: number; expire: string }>(
      `select key, points, expire from sign_in_throttle where key = any($1) and expire > $2`,
      [[`account:${email}`, `address:${address}`], Date.now()],
    );
    for (const row of rows) {
      const limit = row.key.startsWith('account:') ? limits.account : limits.address;
      if (row.points >= limit) throw new TooManyAttempts((Number(row.expire) - Date.now()) / 1_000);
    }
  }

  /** Counts one failed try. */
  async count(email: string, address: string): Promise<void> {
    for (const key of [`account:${email}`, `address:${address}`]) {
      await this.work.read(
        `insert into sign_in_throttle (key, points, expire) values ($1, 1, $3)
         on conflict (key) do update set
           points = case when sign_in_throttle.expire > $2 then sign_in_throttle.points + 1 else 1 end,
           expire = case when sign_in_throttle.expire > $2 then sign_in_throttle.expire else $3 end`,
        [key, Date.now(), Date.now() + windowSeconds * 1_000],
      );
    }
  }

  /** Forgets the account's failed tries after a good one. */
  async clear(email: string): Promise<void> {
    await this.work.read(`delete from sign_in_throttle where key = $1`, [`account:${email}`]);
  }
}
