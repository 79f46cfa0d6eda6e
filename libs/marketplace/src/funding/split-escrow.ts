import { Injectable } from '@nestjs/common';
import { Ledger, splitDecided } from '@sidecrew/ledger';
import type { Money } from '@sidecrew/money';
import { Intents } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { promisedAnew, requestLeg, scopeOf } from './leg-wishes.js';
import { legsOf, type MoneyLeg, moveLeg, openLeg } from './money-legs.js';

/** The two legs of a settled dispute. The decision is posted once and stands; a refused leg is asked again by itself. */
@Injectable()
export class SplitEscrow {
  constructor(
    private readonly ledger: Ledger,
    private readonly intents: Intents,
    private readonly deadlines: Deadlines,
  ) {}

  async start(
    tx: Tx,
    contract: Contract,
    milestone: Milestone,
    split: { readonly owner: Money; readonly expert: Money },
    decisionId: string,
  ): Promise<void> {
    if (split.owner.plus(split.expert).minor !== milestone.amountMinor)
      throw new Error(`The split of ${milestone.id} does not add up to what is held.`);
    if ((await legsOf(tx, milestone.id)).some(({ decisionId: known }) => known === decisionId)) return;
    milestone.version += 1;
    const release = split.expert.isZero
      ? null
      : await openLeg(tx, contract, milestone, { kind: 'release', grossMinor: split.expert.minor, decisionId });
    const refund = split.owner.isZero
      ? null
      : await openLeg(tx, contract, milestone, { kind: 'refund', grossMinor: split.owner.minor, decisionId });
    const releaseIntent = release && (await requestLeg(tx, this.intents, contract, milestone, release));
    const refundIntent = refund && (await requestLeg(tx, this.intents, contract, milestone, refund));

    const journal = await this.ledger.post(
      tx,
      splitDecided(scopeOf(milestone), {
        decisionId,
        fundedMilestoneId: milestone.rootId,
        expertId: contract.expertId,
        releaseIntentId: releaseIntent?.id ?? 'none',
        refundIntentId: refundIntent?.id ?? 'none',
        expertGrossMinor: release?.grossMinor ?? 0n,
        expertFeeMinor: release?.expertFeeMinor ?? 0n,
        ownerShareMinor: refund?.grossMinor ?? 0n,
        ownerFeeEarnedMinor: release?.ownerFeeMinor ?? 0n,
        ownerFeeReturnedMinor: refund?.ownerFeeMinor ?? 0n,
      }),
    );
    if (release && releaseIntent) await moveLeg(tx, release, releaseIntent.id, journal.id);
    if (refund && refundIntent) await moveLeg(tx, refund, refundIntent.id, journal.id);
    milestone.expertFeeMinor = release?.expertFeeMinor ?? null;
    milestone.ownerFeeMinor = (release?.ownerFeeMinor ?? 0n) + (refund?.ownerFeeMinor ?? 0n);
    milestone.stoppedDeadlines = null;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
  }

  /** Asks again for the legs that were refused or came back. */
  async retry(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    const again = (await legsOf(tx, milestone.id)).filter(
      ({ state, purpose }) => purpose === 'split' && (state === 'refused' || state === 'failed'),
    );
    if (again.length === 0) return;
    milestone.version += 1;
    await tx.manager.save(Milestone, milestone);
    for (const leg of again) {
      const intent = await requestLeg(tx, this.intents, contract, milestone, leg);
      if (leg.kind === 'refund') await this.promiseAnew(tx, milestone, leg, intent.id);
      else await moveLeg(tx, leg, intent.id, null);
    }
    await this.deadlines.drop(tx, milestone.id, 'RETRY');
  }

  /** What was promised under the old intent is promised under the new one: held money is not touched again. */
  async promiseAnew(tx: Tx, milestone: Milestone, leg: MoneyLeg, intentId: string): Promise<void> {
    if (!leg.intentId) throw new Error(`The refund of ${milestone.id} was never promised.`);
    const owedMinor = leg.grossMinor + leg.ownerFeeMinor;
    await this.ledger.post(tx, promisedAnew(milestone, { from: leg.intentId, to: intentId, owedMinor }));
    await moveLeg(tx, leg, intentId, null);
  }
}
