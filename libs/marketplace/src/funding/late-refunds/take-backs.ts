import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Intents, lateRefundSubject, PaymentPorts, type TakeBackEnded } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { type LockedMilestone, lockMilestone } from '../../hiring/contract-locks.js';
import { lateRefundFact, TakeBackFellShort } from './late-refund.events.js';
import { endTakeBack, type LateRefund, netOf, startTakeBack } from './late-refund-rows.js';

/**
 * Takes from the expert's payout balance what they gave back, once the owner has it (J10). What their transfers or their
 * balance lack stays a debt, which later releases pay by a quarter each (J11).
 */
@Injectable()
export class TakeBacks implements OnModuleInit {
  constructor(
    private readonly intents: Intents,
    private readonly ports: PaymentPorts,
  ) {}

  onModuleInit(): void {
    this.ports.register({ takeBackEnded: (tx, fact) => this.ended(tx, fact) });
  }

  /** Records the wish, once. A release that paid a debt transferred less, and only what was transferred can come back. */
  async start(tx: Tx, { contract, milestone }: LockedMilestone, refund: LateRefund): Promise<void> {
    if (refund.takeBack !== 'waits') return;
    const source = { payeeId: contract.expertId, currency: milestone.currency, fundedMilestoneId: milestone.rootId };
    const transferred = await this.intents.reversible(tx, source);
    const amountMinor = netOf(refund) < transferred ? netOf(refund) : transferred;
    if (amountMinor === 0n) return this.end(tx, { contract, milestone }, refund.id, 0n);
    await startTakeBack(tx, refund);
    await this.intents.request(tx, {
      op: 'reverse',
      businessKey: `take-back:${refund.id}`,
      contractId: contract.id,
      milestoneId: milestone.id,
      subject: { type: lateRefundSubject, id: refund.id },
      params: { ...source, amountMinor },
    });
  }

  private async ended(tx: Tx, { subject, milestoneId, takenMinor }: TakeBackEnded): Promise<void> {
    if (subject.type !== lateRefundSubject) return;
    await this.end(tx, await lockMilestone(tx, milestoneId), subject.id, takenMinor);
  }

  private async end(tx: Tx, { contract, milestone }: LockedMilestone, id: string, takenMinor: bigint): Promise<void> {
    const refund = await endTakeBack(tx, id, takenMinor);
    if (!refund) return;
    const shortMinor = netOf(refund) - takenMinor;
    if (shortMinor > 0n) await tx.publish(new TakeBackFellShort(shortMinor.toString(), ...lateRefundFact(contract, milestone, refund)));
  }
}
