import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ChargebackClosed, type ChargebackOpened, type FraudWarned, type LossQuestion, PaymentPorts } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { milestoneProcess } from '../milestone.process.js';
import { moneyFact, MoneyChargedBack } from './escrow.events.js';
import { closeFreeze } from './freezes.js';
import { Freezing } from './freezing.js';

/** What banks do to a milestone's payment after it was made: they ask, take it back, give it back. Other payments freeze no milestone. */
@Injectable()
export class FollowChargebacks implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly freezing: Freezing,
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
    if (fact.purpose !== 'milestone') return;
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
    if (fact.purpose !== 'milestone') return;
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (fact.outcome === 'lost') return this.lost(tx, contract, milestone, fact);
    await this.freezing.thaw(tx, contract, milestone, inquiry(fact.disputeId));
    await this.freezing.thaw(tx, contract, milestone, fact.disputeId);
  }

  private async lost(tx: Tx, contract: Contract, funded: Milestone, fact: ChargebackClosed): Promise<void> {
    if (!(await closeFreeze(tx, funded.id, fact.disputeId))) return;
    for (const row of await this.freezing.rowsOf(tx, contract, funded)) {
      if (!milestoneProcess.allows('chargeBack', row.state, 'payments')) continue;
      row.take('chargeBack', 'payments');
      row.endedAt = tx.now;
      row.stoppedDeadlines = null;
      await tx.manager.save(Milestone, row);
      await tx.query(`delete from frozen_milestones where milestone_id = $1`, [row.id]);
      await this.deadlines.drop(tx, row.id);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: row.id,
        kind: 'chargeback_lost',
        actorId: null,
        actorRole: 'payments',
        facts: { reason: fact.reason },
      });
      await tx.publish(new MoneyChargedBack(...moneyFact(contract, row)));
    }
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /**
   * The expert keeps what was released for delivered work. Where a dispute ended with a share for the owner, the work
   * was not wholly as agreed, and the expert owes the rest (product edge 6). A tip is not for work, so it is owed back.
   */
  private async whoBearsLoss(tx: Tx, { milestoneId, purpose, payeeId }: LossQuestion): Promise<{ expertId: string | null }> {
    if (purpose === 'tip') return { expertId: payeeId };
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

const inquiry = (disputeId: string): string => `inquiry:${disputeId}`;
const referenceOf = ({ kind, disputeId }: ChargebackOpened): string => (kind === 'inquiry' ? inquiry(disputeId) : disputeId);
