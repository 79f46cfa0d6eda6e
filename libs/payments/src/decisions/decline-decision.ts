import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import type { Decision } from './decision.js';
import { lockDecision, moveDecision } from './decision-rows.js';

/** An admin, also the one who asked, says no: nothing moves, the reason stays. */
@Injectable()
export class DeclineDecision {
  constructor(private readonly work: Work) {}

  run(actor: Actor, id: string, reason: string): Promise<Decision> {
    const answer = reason.trim();
    if (answer.length < 3) throw new InvalidInput('reason', 'Say why not.');
    return this.work.transaction(async (tx) => {
      const decision = await lockDecision(tx, id);
      if (decision.state !== 'asked') throw new NotPossibleNow('decision', 'decline', decision.state);

      await moveDecision(tx, id, 'declined', actor.id, answer);
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'money_decision.declined',
        subjectType: 'staff_decision',
        subjectId: id,
        reason: answer,
      });
      return lockDecision(tx, id);
    });
  }
}
