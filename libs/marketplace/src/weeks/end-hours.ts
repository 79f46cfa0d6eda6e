import { Injectable } from '@nestjs/common';
import { type Actor, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import { liveAutoFunding } from '../funding/prefunds/auto-funding-rows.js';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { dayOf } from '../funding/prefunds/periods.js';
import { contractPolicy, type Party } from '../hiring/contract.policy.js';
import { changeAgreement } from './change-agreement.js';
import { HoursEnded, hoursFact } from './week.events.js';
import { type HourlyAgreement, lockAgreement, takeWeek, weeksOfAgreement } from './week-rows.js';
import { weekProcess } from './week.process.js';

/** Either side ends work by the hour: weeks to come are called off and their money goes back; what was logged is paid as always. */
@Injectable()
export class EndHours {
  constructor(
    private readonly work: Work,
    private readonly end: EndAutoFunding,
  ) {}

  run(actor: Actor, agreementId: string): Promise<HourlyAgreement> {
    return this.work.transaction(async (tx) => {
      const { contract, agreement } = await lockAgreement(tx, agreementId);

      const party = contractPolicy.mustBeParty(actor, contract);
      if (agreement.state !== 'active') throw new NotPossibleNow('hourly agreement', 'end', agreement.state);

      const ended = await changeAgreement(tx, agreement, 'ended', actor.id, party);
      await this.callOffWeeksToCome(tx, agreement, party);
      const plan = await liveAutoFunding(tx, contract.id, 'week');
      if (plan) await this.end.run(tx, contract, plan);
      else await this.end.settle(tx, contract);

      await tx.publish(new HoursEnded(...hoursFact(contract, ended, party)));
      return ended;
    });
  }

  private async callOffWeeksToCome(tx: Tx, agreement: HourlyAgreement, party: Party): Promise<void> {
    for (const week of await weeksOfAgreement(tx, agreement.id)) {
      if (week.startsOn > dayOf(tx.now) && weekProcess.allows('callOff', week.state, party)) await takeWeek(tx, week, 'callOff', party);
    }
  }
}
