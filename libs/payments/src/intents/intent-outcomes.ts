import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { Breaks } from '../reconciliation/breaks.js';
import { SavedCardDeclined } from '../funding/saved-card-declined.js';
import { PaymentPorts } from '../ports.js';
import { type Intent, readIntent } from './intent-row.js';
import { Movements, type RefusedAnswer } from './movements.js';

/** Writes down what became of an intent. Answer, webhook and reconciliation all end here, in any order and any number. */
@Injectable()
export class IntentOutcomes {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly movements: Movements,
    private readonly breaks: Breaks,
    private readonly declined: SavedCardDeclined,
  ) {}

  /** Takes the locks in their one order (contract, milestone, intent) and reads the intent; null where it is not ours. */
  async lock(tx: Tx, intentId: string | null | undefined): Promise<Intent | null> {
    if (!intentId || !/^[0-9a-f-]{36}$/.test(intentId)) return null;
    const seen = await readIntent(tx, intentId);
    if (!seen) return null;
    if (seen.contractId && seen.milestoneId) {
      await this.ports.get('lock')(tx, { contractId: seen.contractId, milestoneId: seen.milestoneId });
    }
    return readIntent(tx, intentId, true);
  }

  /**
   * Stripe executed it. `objectId` is what it made; null for a call that makes nothing. The caller locked the intent.
   * Answers whether the books may follow: not for a second object, nor after a refusal whose decision was taken back.
   */
  async executed(tx: Tx, intent: Intent, objectId: string | null): Promise<boolean> {
    if (intent.state === 'done') {
      const isSecond = objectId && intent.stripeObjectId && objectId !== intent.stripeObjectId;
      if (isSecond)
        await this.breaks.raise(tx, {
          kind: 'second_object',
          reference: objectId,
          currency: intent.currency,
          foundMinor: intent.amountMinor,
        });
      return !isSecond;
    }
    if (intent.state === 'refused') {
      await this.breaks.raise(tx, {
        kind: 'refused_but_there',
        reference: objectId ?? intent.id,
        currency: intent.currency,
        foundMinor: intent.amountMinor,
      });
      return false;
    }
    await tx.query(
      `update intents set state = 'done', stripe_object_id = $2, lease_until = null, retry_at = null, absent_since = null,
              look_up = false, stopped = false, code = null, message = null, retryable = null, ended_at = $3 where id = $1`,
      [intent.id, objectId, tx.now],
    );
    return true;
  }

  /** Stripe refused it: nothing was executed. The subject goes where its own machine says. */
  async refused(tx: Tx, intentId: string, answer: RefusedAnswer): Promise<void> {
    const intent = await this.lock(tx, intentId);
    if (!intent || intent.state === 'done' || intent.state === 'refused') return;
    if (intent.op === 'release' || intent.op === 'reverse' || intent.op === 'refund') {
      await this.movements.partRefused(tx, intent, answer);
      return;
    }
    await tx.query(
      `update intents set state = 'refused', code = $2, message = $3, retryable = $4, lease_until = null, retry_at = null, ended_at = $5 where id = $1`,
      [intent.id, answer.code, answer.message, answer.retryable, tx.now],
    );
    if (intent.op === 'fund') await this.fundingRefused(tx, intent, answer.code);
    if (intent.op === 'fund.saved') await this.declined.run(tx, intent, answer.code);
    if (intent.op === 'card.save')
      await tx.query(`update card_setups set state = 'failed', ended_at = $2 where intent_id = $1`, [intent.id, tx.now]);
  }

  private async fundingRefused(tx: Tx, intent: Intent, code: string): Promise<void> {
    const { contractId, milestoneId, paymentId } = intent;
    if (!contractId || !milestoneId || !paymentId) return;
    await tx.query(`update payments set state = 'failed', ended_at = $2 where id = $1 and state = 'created'`, [paymentId, tx.now]);
    await this.ports.get('fundingEnded')(tx, {
      contractId,
      milestoneId,
      paymentId,
      intentId: intent.id,
      subject: { type: intent.subjectType, id: intent.subjectId },
      reason: 'refused',
      code,
    });
  }
}
