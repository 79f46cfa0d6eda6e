import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { currencyRules, type Money } from '@sidecrew/money';
import { type Actor, newId, Work } from '@sidecrew/platform';
import { NeedsActiveContract } from '../funding/prefunds/prefund.refusals.js';
import type { Contract } from '../hiring/contract.entity.js';
import { lockContract } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { HoursProposed, hoursFact } from './week.events.js';
import { HoursAreAgreed, WeekOutOfRange } from './week.refusals.js';
import { type HourlyAgreement, liveAgreement, readAgreement } from './week-rows.js';

/** Either side proposes work by the hour on an active contract: a rate, and the most hours of a week that are paid. */
@Injectable()
export class ProposeHours {
  constructor(private readonly work: Work) {}

  run(actor: Actor, contractId: string, rate: Money, capHours: number): Promise<HourlyAgreement> {
    return this.work.transaction(async (tx) => {
      const contract = await lockContract(tx, contractId);

      const party = contractPolicy.mustBeParty(actor, contract);
      await requireGoodStanding(tx, actor);
      if (contract.state !== 'active') throw new NeedsActiveContract('proposeHours', contract.state);
      const live = await liveAgreement(tx, contract.id);
      if (live) throw new HoursAreAgreed(live.state);
      mustBeInRange(contract, rate, capHours);

      const id = newId();
      await tx.query(
        `insert into hourly_agreements (id, contract_id, currency, rate_minor, cap_minutes, proposed_by, state, proposed_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $7)`,
        [id, contract.id, rate.currency, rate.minor.toString(), capHours * 60, party, tx.now],
      );
      const agreement = await readAgreement(tx, id);
      await recordTimeline(tx, { contractId: contract.id, kind: 'hours_proposed', actorId: actor.id, actorRole: party });

      await tx.publish(new HoursProposed(...hoursFact(contract, agreement, party)));
      return agreement;
    });
  }
}

function mustBeInRange(contract: Contract, rate: Money, capHours: number): void {
  const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(contract.currency);
  const week = rate.minor * BigInt(capHours);
  if (rate.currency !== contract.currency || week < smallestTaskMinor || week > largestMilestoneMinor)
    throw new WeekOutOfRange(contract.currency);
}
