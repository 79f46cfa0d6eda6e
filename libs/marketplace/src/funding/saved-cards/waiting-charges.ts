import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { Milestone } from '../../hiring/milestone.entity.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { WaitingPayments } from '../../hiring/waiting-payments.js';
import { FundingAttempts } from '../funding-attempts.js';
import { forgetCharge, openChargeOf } from './card-charge-rows.js';

/** A declined card that is tried again days from now keeps no contract alive: it is called off when the contract ends unpaid. */
@Injectable()
export class WaitingCharges implements OnModuleInit {
  constructor(
    private readonly waiting: WaitingPayments,
    private readonly attempts: FundingAttempts,
  ) {}

  onModuleInit(): void {
    this.waiting.keep((tx, contract, milestone) => this.callOff(tx, contract, milestone));
  }

  private async callOff(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    if ((await openChargeOf(tx, milestone))?.state !== 'declined') return;
    if ((await this.attempts.close(tx, contract, milestone)) !== 'nothing') return;
    milestone.take('leaveFunding', 'payments');
    await tx.manager.save(Milestone, milestone);
    await forgetCharge(tx, milestone);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'card_charge_stopped',
      actorId: null,
      actorRole: 'payments',
    });
  }
}
