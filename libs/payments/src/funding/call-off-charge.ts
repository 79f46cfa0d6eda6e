import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { IntentSubject } from '../intents/intent-requests.js';

/** A saved card that was declined is not tried again. */
@Injectable()
export class CallOffCharge {
  /**
   * Ends the wish of this subject that waits for its next try; nothing is told, since the caller knows. Answers false where none
   * waits: then the bank may be asked at this moment, and `funded` decides what becomes of a success.
   */
  async run(tx: Tx, subject: IntentSubject): Promise<boolean> {
    // A claim commits before its call, so whoever wins this row decides: it is called off, or it is sent.
    const calledOff = await tx.query<{ paymentId: string }>(
      `update intents set state = 'refused', code = 'no_longer_wanted', message = 'Nobody waits for this payment any more.',
              retryable = false, retry_at = null, ended_at = $3
        where op = 'fund.saved' and state = 'ready' and not stopped and call is null and subject_type = $1 and subject_id = $2
        returning payment_id as "paymentId"`,
      [subject.type, subject.id, tx.now],
    );
    await tx.query(`update payments set state = 'canceled', ended_at = $2 where id = any($1::uuid[]) and state = 'created'`, [
      calledOff.map(({ paymentId }) => paymentId),
      tx.now,
    ]);
    return calledOff.length > 0;
  }
}
