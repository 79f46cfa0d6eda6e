import { Injectable } from '@nestjs/common';
import { Deadlines, type ProcessActor, type Tx } from '@sidecrew/platform';
import { lockMilestonesOf } from './contract-locks.js';
import { Contract } from './contract.entity.js';
import { PaymentInFlight } from './hiring.refusals.js';
import { Milestone } from './milestone.entity.js';
import { WaitingPayments } from './waiting-payments.js';

/** Ends a contract that was never paid. The caller holds its lock, publishes and tells the timeline. */
@Injectable()
export class EndUnfundedContract {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly waiting: WaitingPayments,
  ) {}

  async run(
    tx: Tx,
    contract: Contract,
    step: 'cancel' | 'lapse',
    by: ProcessActor & ('owner' | 'expert' | 'clock'),
    reason: string | null,
  ): Promise<void> {
    contract.take(step, by);
    if (await this.isBeingPaid(tx, contract)) throw new PaymentInFlight(step);
    contract.endedAt = tx.now;
    contract.endReason = reason;
    await tx.manager.save(Contract, contract);
    for (const milestone of await lockMilestonesOf(tx, contract)) {
      milestone.take('drop', by);
      milestone.endedAt = tx.now;
      await tx.manager.save(Milestone, milestone);
    }
    await this.deadlines.drop(tx, contract.id);
  }

  /** Whether money may arrive at any moment. A payment that only waits for its next try is called off here. */
  async isBeingPaid(tx: Tx, contract: Contract): Promise<boolean> {
    const paying = (await lockMilestonesOf(tx, contract)).filter(({ state }) => state === 'funding');
    for (const milestone of paying) await this.waiting.callOff(tx, contract, milestone);
    return paying.some(({ state }) => state === 'funding');
  }
}
