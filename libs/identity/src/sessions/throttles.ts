import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { TooManyAttempts } from '../identity.refusals.js';

const minute = 60;
const hour = 60 * minute;

/** How often something may be tried, per account or per network address, on wall time. */
const rules = {
  'password-of-account': { points: 10, duration: 15 * minute },
  'password-from-address': { points: 60, duration: 15 * minute },
  'code-of-account': { points: 10, duration: 15 * minute },
  'join-from-address': { points: 20, duration: hour },
  'reset-from-address': { points: 20, duration: hour },
  'mail-to-account': { points: 5, duration: hour },
} as const;

export type ThrottleRule = keyof typeof rules;

/** Counts tries in PostgreSQL, so that several processes count together. Known and unknown accounts count alike. */
@Injectable()
export class Throttles {
  private readonly limiters: ReadonlyMap<ThrottleRule, RateLimiterPostgres>;

  constructor(database: DataSource) {
    this.limiters = new Map(
      (Object.keys(rules) as ThrottleRule[]).map((rule) => [
        rule,
        new RateLimiterPostgres({
          storeClient: database,
          storeType: 'typeorm',
          tableName: 'sign_in_throttle',
          tableCreated: true,
          clearExpiredByTimeout: false,
          keyPrefix: rule,
          ...rules[rule],
        }),
      ]),
    );
  }

  /** Takes one try before it is made, so that many at the same moment cannot slip through; refuses when none is left. */
  async take(rule: ThrottleRule, key: string): Promise<void> {
    try {
      await this.of(rule).consume(key);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw new TooManyAttempts(refused.msBeforeNext / 1_000);
      throw refused;
    }
  }

  /** Whether one more try is left; takes it if so. For acts whose answer must not tell. */
  async isLeft(rule: ThrottleRule, key: string): Promise<boolean> {
    try {
      await this.take(rule, key);
      return true;
    } catch (error) {
      if (error instanceof TooManyAttempts) return false;
      throw error;
    }
  }

  /** Gives a try back that turned out well. */
  async giveBack(rule: ThrottleRule, key: string): Promise<void> {
    await this.of(rule).reward(key);
  }

  /** Forgets all tries. */
  async clear(rule: ThrottleRule, key: string): Promise<void> {
    await this.of(rule).delete(key);
  }

  private of(rule: ThrottleRule): RateLimiterPostgres {
    const limiter = this.limiters.get(rule);
    if (!limiter) throw new Error(`There is no rule ${rule}.`);
    return limiter;
  }
}
