import { Injectable } from '@nestjs/common';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { contractPolicy } from '../hiring/contract.policy.js';
import { changeAgreement } from './change-agreement.js';
import { HoursRefused, hoursFact } from './week.events.js';
import { type HourlyAgreement, lockAgreement } from './week-rows.js';

/** The other side refuses proposed hours, or who proposed them takes them back. */
@Injectable()
export class RefuseHours {
  constructor(private readonly work: Work) {}

  run(actor: Actor, agreementId: string): Promise<HourlyAgreement> {
    return this.work.transaction(async (tx) => {
      const { contract, agreement } = await lockAgreement(tx, agreementId);

      const party = contractPolicy.mustBeParty(actor, contract);
      if (agreement.state !== 'proposed') throw new NotPossibleNow('hourly agreement', 'refuse', agreement.state);

      const refused = await changeAgreement(tx, agreement, 'refused', actor.id, party);

      await tx.publish(new HoursRefused(...hoursFact(contract, refused, party)));
      return refused;
    });
  }
}
