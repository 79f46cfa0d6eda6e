import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ChargebackClosed, type ChargebackOpened, type FraudWarned, type LossQuestion, PaymentPorts } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { ChargeBack } from './charge-back.js';
import { closeFreeze } from './freezes.js';
import { Freezing } from './freezing.js';
import { FollowPrefundMoney } from './prefunds/follow-prefund-money.js';

/** What banks do to a milestone's payment after it was made: they ask, take it back, give it back. Other payments freeze no milestone. */
@Injectable()
export class FollowChargebacks implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly freezing: Freezing,
    private readonly chargeBack: ChargeBack,
    private readonly prefunds: FollowPrefundMoney,
  ) {}

  onModuleInit(): void {
    this.ports.register({
      chargebackOpened: (tx, fact) => this.opened(tx, fact),
      chargebackClosed: (tx, fact) => this.closed(tx, fact),
      whoBearsLoss: (tx, question) => this.whoBearsLoss(tx, question),
      fraudWarned: (tx, fact) => this.warned(tx, fact),
    });
  }

  private async opened(tx: Tx, fact: ChargebackOpened): Promise<void> {
    if (isOfPrefund(fact)) return this.prefunds.chargebackOpened(tx, fact);
    if (!isOfMilestone(fact)) return;
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    await this.freezing.freeze(tx, contract, milestone, {
      reason: fact.kind,
      reference: referenceOf(fact),
      evidenceDueAt: fact.evidenceDueAt,
    });
    // An inquiry that became a chargeback goes on as one.
    if (fact.kind === 'chargeback') await closeFreeze(tx, milestone.id, inquiry(fact.disputeId));
  }

  private async closed(tx: Tx, fact: ChargebackClosed): Promise<void> {
    if (isOfPrefund(fact)) return this.prefunds.chargebackClosed(tx, fact);
    if (!isOfMilestone(fact)) return;
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (fact.outcome === 'lost') return this.chargeBack.lost(tx, contract, milestone, fact);
    await this.freezing.thaw(tx, contract, milestone, inquiry(fact.disputeId));
    await this.freezing.thaw(tx, contract, milestone, fact.disputeId);
  }

  /**
   * The expert keeps what was released for delivered work. Where a dispute ended with a share for the owner, the work
   * was not wholly as agreed, and the expert owes the rest (product edge 6). A tip is not for work, so it is owed back.
   */
  private async whoBearsLoss(tx: Tx, { milestoneId, purpose, payeeId }: LossQuestion): Promise<{ expertId: string | null }> {
    if (purpose === 'tip') return { expertId: payeeId };
    // What was paid back after a lost chargeback was ours, and so is its loss; approved hours and drawdowns are protected work.
    if (purpose !== 'milestone') return { expertId: null };
    const [row] = await tx.query<{ expert_id: string }>(
      `select k.expert_id from milestones m join contracts k on k.id = m.contract_id
        where m.id = $1 and exists (select from money_legs l where l.root_id = m.root_id and l.kind = 'refund' and l.purpose = 'split')`,
      [milestoneId],
    );
    return { expertId: row?.expert_id ?? null };
  }

  private async warned(tx: Tx, fact: FraudWarned): Promise<void> {
    if (!fact.actionable || fact.purpose !== 'milestone') return;
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    await this.freezing.freeze(tx, contract, milestone, { reason: 'fraud_warning', reference: fact.warningId });
  }
}

/** A payment that came too late never was the milestone's. */
const isOfMilestone = ({ purpose, isHeld }: ChargebackOpened): boolean => purpose === 'milestone' && isHeld;
const isOfPrefund = ({ purpose, isHeld }: ChargebackOpened): boolean => (purpose === 'retainer' || purpose === 'week') && isHeld;
const inquiry = (disputeId: string): string => `inquiry:${disputeId}`;
const referenceOf = ({ kind, disputeId }: ChargebackOpened): string => (kind === 'inquiry' ? inquiry(disputeId) : disputeId);
