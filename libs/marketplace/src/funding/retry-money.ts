import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PaymentPorts } from '@sidecrew/payments';
import { type Actor, Deadlines, isAdmin, later, NotFound, NotPossibleNow, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { launchRetries } from '../timers.js';
import { Escrow } from './escrow.js';
import { LateRefunds } from './late-refunds/late-refunds.js';
import { legsOf } from './money-legs.js';
import { SplitEscrow } from './split-escrow.js';

/** Wishes that were refused are made again as new ones: after an hour, six hours, a day; then by an admin. */
@Injectable()
export class RetryMoney implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly ports: PaymentPorts,
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
    private readonly splits: SplitEscrow,
    private readonly late: LateRefunds,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('RETRY', { lock: lockMilestone, act: (tx, milestoneId) => this.again(tx, milestoneId) });
    this.ports.register({ retryRefused: async (actor, { milestoneId, reason }) => void (await this.run(actor, milestoneId, reason)) });
  }

  /** Sets the time of the next try. Answers false where an admin must look. */
  async plan(tx: Tx, milestone: Milestone, tries: number, retryable: boolean): Promise<boolean> {
    const wait = retryable ? launchRetries[tries - 1] : undefined;
    if (wait === undefined) return false;
    await this.deadlines.set(tx, 'RETRY', milestone.id, later(tx.now, wait));
    return true;
  }

  /** An admin tries again what is blocked: a release, a refund or the legs of a split. */
  run(actor: Actor, milestoneId: string, reason: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      if (!isAdmin(actor)) throw new NotFound('milestone');
      const stood = milestone.state;
      if (stood === 'approved_blocked') {
        await this.escrow.mustNotBeFrozen(tx, milestone, 'retryMoney');
        await this.escrow.release(tx, contract, milestone, 'retryRelease', 'admin');
      } else if (stood === 'refunding_blocked') {
        await this.escrow.mustNotBeFrozen(tx, milestone, 'refund');
        if (!(await this.late.sendAgain(tx, milestone))) {
          milestone.take('retryRefund', 'admin');
          await this.escrow.refund(tx, contract, milestone);
        }
      } else if (await hasLegInTrouble(tx, milestoneId)) {
        await this.escrow.mustNotBeFrozen(tx, milestone, 'retryMoney');
        await this.splits.retry(tx, contract, milestone);
      } else throw new NotPossibleNow('milestone', 'retryMoney', stood);

      await recordAudit(tx, {
        actorId: actor.id,
        action: 'money.retried',
        subjectType: 'milestone',
        subjectId: milestoneId,
        reason,
        facts: { stood },
      });
      return milestone;
    });
  }

  private async again(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (milestone.state === 'approved_blocked') await this.escrow.release(tx, contract, milestone, 'retryRelease', 'clock');
    else if (milestone.state === 'disputed') await this.splits.retry(tx, contract, milestone);
  }
}

async function hasLegInTrouble(tx: Tx, milestoneId: string): Promise<boolean> {
  return (await legsOf(tx, milestoneId)).some(({ state, purpose }) => purpose === 'split' && (state === 'refused' || state === 'failed'));
}
