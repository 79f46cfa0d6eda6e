import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import { PaymentPorts } from '../ports.js';
import { type FailedIntent, FailedIntentsReader } from './failed-intents.reader.js';
import type { Intent } from './intent-row.js';
import { IntentRunner } from './intent-runner.js';
import { OwnMovements } from './own-movements.js';

/** An admin sends a wish again. What may have been executed keeps its key; what was refused or came back becomes a new wish. */
@Injectable()
export class RetryIntent {
  constructor(
    private readonly work: Work,
    private readonly reader: FailedIntentsReader,
    private readonly runner: IntentRunner,
    private readonly ports: PaymentPorts,
    private readonly own: OwnMovements,
  ) {}

  async run(actor: Actor, id: string, reason: string): Promise<FailedIntent> {
    const intent = await this.reader.byId(id);
    if (!intent) throw new NotFound('intent');
    if (intent.state === 'refused' || intent.cameBack) await this.wishAnew(actor, intent, reason);
    else await this.sendAgain(actor, intent, reason);
    return (await this.reader.byId(id)) ?? intent;
  }

  private async sendAgain(actor: Actor, intent: Intent, reason: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const [row] = await tx.query(
        // Only looking can tell what became of a call that was stopped.
        `update intents set stopped = false, retry_at = null, look_up = look_up or stopped where id = $1 and state in ('ready', 'unknown') returning id`,
        [intent.id],
      );
      if (!row) throw new NotPossibleNow('intent', 'retry', intent.state);
      await recordAudit(tx, { actorId: actor.id, action: 'money.retried', subjectType: 'intent', subjectId: intent.id, reason });
    });
    await this.runner.run(intent.id);
  }

  private async wishAnew(actor: Actor, intent: Intent, reason: string): Promise<void> {
    const retry = this.ports.find('retryRefused');
    // Our own wishes (a tip passed on, a decision of staff) are no milestone's: its steps must not run for them.
    if (!retry || !intent.milestoneId || this.own.of(intent.subjectType)) throw new NotPossibleNow('intent', 'retry', intent.state);
    await retry(actor, { milestoneId: intent.milestoneId, intentId: intent.movementId, reason });
  }
}
