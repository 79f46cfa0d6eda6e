import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { contractPolicy } from '../hiring/contract.policy.js';
import { WeekClock } from './week-clock.js';
import { lockWeek, readWeek, type Week } from './week-rows.js';

/** The expert looked at their week once more: it goes to the owner before Monday noon. */
@Injectable()
export class ConfirmWeek {
  constructor(
    private readonly work: Work,
    private readonly clock: WeekClock,
  ) {}

  run(actor: Actor, weekId: string): Promise<Week> {
    return this.work.transaction(async (tx) => {
      const locked = await lockWeek(tx, weekId);

      if (contractPolicy.partyOf(actor, locked.contract) !== 'expert') throw new NotFound('week');
      await this.clock.toReview(tx, locked, 'expert', actor.id);
      return readWeek(tx, weekId);
    });
  }
}
