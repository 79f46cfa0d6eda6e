import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import { ProcessEvents } from './process-events.js';

/** An admin lets an event run again that was set aside, after its cause was mended (failure F18). */
@Injectable()
export class ReplayEvent {
  constructor(
    private readonly work: Work,
    private readonly events: ProcessEvents,
  ) {}

  /** Runs it at once, with ten tries before it. Its finding goes when it is applied. */
  async run(actor: Actor, id: string, reason: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const [event] = await tx.query<{ state: string }>(`select state from stripe_events where id = $1 for no key update`, [id]);
      if (!event) throw new NotFound('event');
      if (event.state !== 'failed') throw new NotPossibleNow('event', 'replay', event.state);
      await tx.query(`update stripe_events set state = 'waiting', attempts = 0, retry_at = null where id = $1`, [id]);
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'event.replayed',
        subjectType: 'stripe_event',
        subjectId: null,
        reason,
        facts: { event: id },
      });
    });
    await this.events.process(id);
  }
}
