import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { dayAfter, mondayOf } from '../funding/prefunds/periods.js';
import { NeedsActiveContract } from '../funding/prefunds/prefund.refusals.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { changeAgreement } from './change-agreement.js';
import { ScheduleWeek } from './schedule-week.js';
import { HoursAccepted, hoursFact } from './week.events.js';
import { OtherSideAnswers } from './week.refusals.js';
import { type HourlyAgreement, lockAgreement } from './week-rows.js';

/** The other side accepts proposed hours. The first week begins with the next Monday; the owner pays it with `FundWeeks`. */
@Injectable()
export class AcceptHours {
  constructor(
    private readonly work: Work,
    private readonly schedule: ScheduleWeek,
  ) {}

  run(actor: Actor, agreementId: string): Promise<HourlyAgreement> {
    return this.work.transaction(async (tx) => {
      const { contract, agreement } = await lockAgreement(tx, agreementId);

      const party = contractPolicy.mustBeParty(actor, contract);
      await requireGoodStanding(tx, actor);
      if (agreement.state !== 'proposed') throw new NotPossibleNow('hourly agreement', 'accept', agreement.state);
      if (party === agreement.proposedBy) throw new OtherSideAnswers();
      if (contract.state !== 'active') throw new NeedsActiveContract('acceptHours', contract.state);

      const agreed = await changeAgreement(tx, agreement, 'active', actor.id, party);
      await this.schedule.run(tx, agreed, dayAfter(mondayOf(tx.now), 7));

      await tx.publish(new HoursAccepted(...hoursFact(contract, agreed, party)));
      return agreed;
    });
  }
}
