import { Injectable } from '@nestjs/common';
import { requireFreshProof } from '@sidecrew/identity';
import { type Actor, NotPossibleNow, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { AskedByYou, withinBounds } from './decision.refusals.js';
import type { Decision } from './decision.js';
import { DecisionKeepers } from './decision-keepers.js';
import { lockDecision, moveDecision } from './decision-rows.js';

/** The second admin agrees: the money moves now, if it still can. */
@Injectable()
export class ConfirmDecision {
  constructor(
    private readonly work: Work,
    private readonly keepers: DecisionKeepers,
  ) {}

  run(actor: Actor, id: string): Promise<Decision> {
    requireFreshProof(actor);
    return withinBounds(() => this.work.transaction((tx) => this.decide(tx, actor, id)));
  }

  private async decide(tx: Tx, actor: Actor, id: string): Promise<Decision> {
    const decision = await lockDecision(tx, id);
    if (decision.state !== 'asked') throw new NotPossibleNow('decision', 'confirm', decision.state);
    if (decision.askedBy === actor.id) throw new AskedByYou();

    const keeper = this.keepers.of(decision.kind);
    await keeper.check(tx, decision, actor);
    await moveDecision(tx, id, await keeper.carryOut(tx, decision), actor.id);
    await recordAudit(tx, { actorId: actor.id, action: 'money_decision.confirmed', subjectType: 'staff_decision', subjectId: id });
    return lockDecision(tx, id);
  }
}
