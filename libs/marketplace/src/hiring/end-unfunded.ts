import { Injectable } from '@nestjs/common';
import { Deadlines, type ProcessActor, type Tx } from '@sidecrew/platform';
import { lockMilestonesOf } from './contract-locks.js';
import { Contract } from './contract.entity.js';
import { PaymentInFlight } from './hiring.refusals.js';
import { Milestone } from './milestone.entity.js';

/** Ends a contract that was never paid. The caller holds its lock, publishes and tells the timeline. */
@Injectable()
export class EndUnfundedContract {
  constructor(private readonly deadlines: Deadlines) {}

  async run(
    tx: Tx,
    contract: Contract,
    step: 'cancel' | 'lapse',
    by: ProcessActor & ('owner' | 'expert' | 'clock'),
    reason: string | null,
  ): Promise<void> {
    contract.take(step, by);
    const milestones = await lockMilestonesOf(tx, contract);
    if (milestones.some(({ state }) => state === 'funding')) throw new PaymentInFlight(step);
    contract.endedAt = tx.now;
    contract.endReason = reason;
    await tx.manager.save(Contract, contract);
    for (const milestone of milestones) {
      milestone.take('drop', by);
      milestone.endedAt = tx.now;
      await tx.manager.save(Milestone, milestone);
    }
    await this.deadlines.drop(tx, contract.id);
  }
}
