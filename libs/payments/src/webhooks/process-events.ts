import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, later, minutes, sqlStateOf, Work, Worker } from '@sidecrew/platform';
import { Breaks } from '../reconciliation/breaks.js';
import { SyncObject } from '../settlement/sync-object.js';

const atOnce = 4;
const leaseMs = minutes(2);
/** After this many failures an event is set aside for a person; the others go on. */
const tries = 10;

interface Claimed {
  readonly id: string;
  readonly objectId: string | null;
  readonly account: string | null;
  readonly attempts: number;
}

/**
 * Works the inbox off. The event is only a hint: its object is fetched, and one fetch answers all events about that
 * object that had arrived by then. One object at a time, by a unique index, so an older truth never overtakes a newer.
 */
@Injectable()
export class ProcessEvents implements OnModuleInit {
  private readonly log = new Logger(ProcessEvents.name);

  constructor(
    private readonly work: Work,
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly sync: SyncObject,
    private readonly breaks: Breaks,
  ) {}

  onModuleInit(): void {
    this.worker.sweep('stripe-events', () => this.runDue());
  }

  /** Works some waiting events off; answers how many claims it made. */
  async runDue(): Promise<number> {
    const now = this.clock.now();
    await this.work.read(`update stripe_events set lease_until = null where lease_until < $1`, [now]);
    const due = await this.work.read<{ id: string }>(
      `select id from (
         select distinct on (coalesce(object_id, id)) id, received_at from stripe_events e
          where state = 'waiting' and lease_until is null and (retry_at is null or retry_at <= $1)
            and not exists (select from stripe_events o where o.object_id = e.object_id and o.lease_until is not null)
          order by coalesce(object_id, id), received_at, id) first
        order by received_at limit $2`,
      [now, atOnce],
    );
    const done = await Promise.all(due.map(({ id }) => this.process(id)));
    return done.filter(Boolean).length;
  }

  /** Works one off, if it waits and nobody else has its object; answers whether it did. */
  async process(id: string): Promise<boolean> {
    const event = await this.claim(id);
    if (!event) return false;
    const startedAt = this.clock.now();
    try {
      const isOurs = event.objectId ? await this.sync.run(event.objectId, event.account) : false;
      await this.done(event, isOurs ? 'done' : 'ignored', startedAt);
    } catch (error) {
      await this.failed(event, error);
    }
    return true;
  }

  private async claim(id: string): Promise<Claimed | null> {
    try {
      return await this.work.transaction(async (tx) => {
        tx.name('inbox.claim');
        const [row] = await tx.query<Claimed>(
          `update stripe_events set lease_until = $2, attempts = attempts + 1 where id = $1 and state = 'waiting' and lease_until is null
           returning id, object_id as "objectId", account, attempts`,
          [id, later(tx.now, leaseMs)],
        );
        return row ?? null;
      });
    } catch (error) {
      if (sqlStateOf(error) === '23505') return null;
      throw error;
    }
  }

  private async done(event: Claimed, state: 'done' | 'ignored', startedAt: Date): Promise<void> {
    await this.work.transaction(async (tx) => {
      tx.name('inbox.done');
      await tx.query(
        `with ended as (
           update stripe_events set state = $3, lease_until = null, processed_at = $4, last_error = null
            where state = 'waiting' and (id = $1 or (object_id = $2 and account is not distinct from $5 and received_at < $6 and lease_until is null))
           returning id)
         update reconciliation_breaks set gone_at = $4
          where kind = 'event_failed' and reference in (select id from ended) and resolved_at is null and gone_at is null`,
        [event.id, event.objectId, state, tx.now, event.account, startedAt],
      );
    });
  }

  private async failed(event: Claimed, error: unknown): Promise<void> {
    const isPoison = event.attempts >= tries;
    const said = error instanceof Error ? error.message : String(error);
    if (isPoison) this.log.error(`Event ${event.id} is set aside: ${said}`, error instanceof Error ? error.stack : undefined);
    await this.work.transaction(async (tx) => {
      await tx.query(`update stripe_events set lease_until = null, state = $2, retry_at = $3, last_error = $4 where id = $1`, [
        event.id,
        isPoison ? 'failed' : 'waiting',
        later(tx.now, 1_000 * 2 ** event.attempts),
        said.slice(0, 500),
      ]);
      if (isPoison) await this.breaks.raise(tx, { kind: 'event_failed', reference: event.id });
    });
  }
}
