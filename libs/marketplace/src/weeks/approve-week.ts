import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { contractPolicy } from '../hiring/contract.policy.js';
import { SettleWeek } from './settle-week.js';
import { lockWeek, type Week } from './week-rows.js';

/** The owner approves a week; silence until Friday night does the same. */
@Injectable()
export class ApproveWeek {
  constructor(
    private readonly work: Work,
    private readonly settle: SettleWeek,
  ) {}

  run(actor: Actor, weekId: string): Promise<Week> {
    return this.work.transaction(async (tx) => {
      const locked = await lockWeek(tx, weekId);

      if (contractPolicy.partyOf(actor, locked.contract) !== 'owner') throw new NotFound('week');
      return this.settle.approve(tx, locked, 'approve', 'owner', actor.id);
    });
  }
}
