import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Work } from '../database/work.js';
import { Worker } from '../work/worker.js';
import { EventHandlers } from './event-handlers.js';

interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly payload: object;
  readonly at: Date;
}

/** Delivers facts from the outbox, oldest first, at least once; `handled_events` makes that once per handler. */
@Injectable()
export class OutboxRelay implements OnModuleInit {
  private readonly log = new Logger(OutboxRelay.name);

  constructor(
    private readonly work: Work,
    private readonly handlers: EventHandlers,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.sweep('outbox', () => this.deliverSome());
  }

  private async deliverSome(): Promise<number> {
    const rows = await this.work.read<OutboxRow>(
      `select id, type, payload, at from outbox_events
        where delivered_at is null and attempts < 20 and (retry_at is null or retry_at <= now())
        order by id limit 50`,
    );
    for (const row of rows) await this.deliver(row);
    return rows.length;
  }

  private async deliver(row: OutboxRow): Promise<void> {
    try {
      for (const handler of this.handlers.of(row.type)) {
        await this.work.transaction(async (tx) => {
          tx.name('outbox');
          const first = await tx.query(
            `insert into handled_events (event_id, handler) values ($1, $2) on conflict do nothing returning event_id`,
            [row.id, handler.name],
          );
          if (first.length > 0) await handler.handle(tx, row.payload as never, new Date(row.at));
        });
      }
      await this.work.read(`update outbox_events set delivered_at = now() where id = $1`, [row.id]);
    } catch (error) {
      this.log.error(`${row.type} ${row.id} was not delivered: ${String(error)}`, error instanceof Error ? error.stack : undefined);
      await this.work.read(
        `update outbox_events set attempts = attempts + 1, last_error = $2,
                retry_at = now() + least(interval '1 second' * power(2, attempts), interval '10 minutes') where id = $1`,
        [row.id, String(error).slice(0, 500)],
      );
    }
  }
}
