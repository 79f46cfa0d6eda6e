import { Injectable } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { EscrowSettled, moneyFact } from './escrow.events.js';
import { legsOf, type MoneyLeg } from './money-legs.js';

/** A split is over when both its legs are confirmed, and not before. */
@Injectable()
export class SettleSplit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
  ) {}

  async legConfirmed(tx: Tx, contract: Contract, milestone: Milestone, leg: MoneyLeg): Promise<void> {
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: leg.kind === 'release' ? 'split_released' : 'split_refunded',
      actorId: null,
      actorRole: 'payments',
      facts: { amountMinor: leg.grossMinor.toString(), currency: milestone.currency },
    });
    const legs = (await legsOf(tx, milestone.id)).filter(({ purpose }) => purpose === 'split');
    const decisionId = legs[0]?.decisionId;
    if (!decisionId || milestone.state !== 'disputed' || legs.some(({ state }) => state !== 'confirmed')) return;
    milestone.take('settle', 'payments');
    milestone.endedAt = tx.now;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'milestone_settled',
      actorId: null,
      actorRole: 'payments',
    });
    await tx.publish(new EscrowSettled(decisionId, ...moneyFact(contract, milestone)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }
}
