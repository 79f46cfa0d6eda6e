import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PaymentPorts, type TipChanged } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { FundingKeepers } from '../funding-keepers.js';
import { tipSubject } from './give-tip.js';
import { tipFact, TipPaid, TipReturned, TipWaits } from './tip.events.js';
import { moveTip, type TipRow } from './tip-rows.js';

/** What became of a tip after its page was opened. */
@Injectable()
export class FollowTips implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly keepers: FundingKeepers,
  ) {}

  onModuleInit(): void {
    this.ports.register({ tipChanged: (tx, fact) => this.changed(tx, fact) });
    this.keepers.keep(tipSubject, { ended: (tx, fact) => this.pageClosed(tx, fact.subject.id) });
  }

  /** Its page closed without a payment. */
  private async pageClosed(tx: Tx, tipId: string): Promise<void> {
    const left = await moveTip(tx, tipId, ['paying'], 'left');
    if (left) await tx.touch(`contract:${left.contractId}`);
  }

  private async changed(tx: Tx, { tipId, milestoneId, state }: TipChanged): Promise<void> {
    const { contract } = await lockMilestone(tx, milestoneId);
    switch (state) {
      case 'paid': {
        // Also when its page was left: a payment that was made stands.
        const tip = await moveTip(tx, tipId, ['paying', 'left'], 'paid');
        if (!tip) return;
        await this.tell(tx, contract, tip, 'tip_paid');
        await tx.publish(new TipPaid(...tipFact(contract, tip)));
        return;
      }
      case 'passed_on': {
        const tip = await moveTip(tx, tipId, ['paid', 'waiting'], 'passed_on');
        if (tip) await this.tell(tx, contract, tip, 'tip_passed_on');
        return;
      }
      case 'waiting': {
        // Told once, however often it is tried.
        const tip = await moveTip(tx, tipId, ['paid'], 'waiting');
        if (!tip) return;
        await this.tell(tx, contract, tip, 'tip_waits');
        await tx.publish(new TipWaits(...tipFact(contract, tip)));
        return;
      }
      case 'returned': {
        const tip = await moveTip(tx, tipId, ['paid', 'waiting'], 'returned');
        if (!tip) return;
        await this.tell(tx, contract, tip, 'tip_returned');
        await tx.publish(new TipReturned(...tipFact(contract, tip)));
      }
    }
  }

  private tell(tx: Tx, contract: Contract, tip: TipRow, kind: string): Promise<void> {
    const isPaid = kind === 'tip_paid';
    return recordTimeline(tx, {
      contractId: contract.id,
      kind,
      actorId: isPaid ? contract.ownerId : null,
      actorRole: isPaid ? 'owner' : 'payments',
      facts: { amountMinor: tip.amountMinor, currency: tip.currency },
    });
  }
}
