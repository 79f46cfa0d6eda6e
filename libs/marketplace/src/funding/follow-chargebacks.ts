import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccountChanged, type ChargebackClosed, type ChargebackOpened, PaymentPorts } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { milestoneProcess } from '../milestone.process.js';
import { closeFreeze, openFreeze } from './freezes.js';
import { resumeDeadlines, stopDeadlines } from './stopped-deadlines.js';

/** Chargebacks freeze what is still held, in every part of the funded milestone; payout accounts that open let blocked money go. */
@Injectable()
export class FollowChargebacks implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
  ) {}

  onModuleInit(): void {
    this.ports.register({
      chargebackOpened: (tx, fact) => this.opened(tx, fact),
      chargebackClosed: (tx, fact) => this.closed(tx, fact),
      // Until experts can be unprotected (product edge 6), the platform bears what nothing else covers.
      whoBearsLoss: async () => ({ expertId: null }),
      accountChanged: (tx, fact) => this.accountChanged(tx, fact),
    });
  }

  private async opened(tx: Tx, fact: ChargebackOpened): Promise<void> {
    for (const milestone of await this.partsOf(tx, fact.milestoneId)) {
      await openFreeze(tx, milestone.id, fact.kind, fact.disputeId);
      if (fact.kind === 'chargeback' && milestoneProcess.allows('freeze', milestone.state, 'payments')) {
        const stood = milestone.state;
        milestone.take('freeze', 'payments');
        milestone.stoodIn = stood;
        await stopDeadlines(tx, milestone);
        await tx.manager.save(Milestone, milestone);
      }
      await recordTimeline(tx, { contractId: fact.contractId, milestoneId: milestone.id, kind: `${fact.kind}_opened`, actorId: null, actorRole: 'payments' });
    }
  }

  private async closed(tx: Tx, fact: ChargebackClosed): Promise<void> {
    const { contract } = await lockMilestone(tx, fact.milestoneId);
    for (const milestone of await this.partsOf(tx, fact.milestoneId)) {
      await closeFreeze(tx, milestone.id, fact.disputeId);
      if (milestone.state === 'frozen') {
        if (fact.outcome === 'lost') {
          milestone.take('chargeBack', 'payments');
          milestone.endedAt = tx.now;
          await this.deadlines.drop(tx, milestone.id);
        } else {
          milestone.take('thaw', 'payments', milestone.stoodIn ?? 'funded');
          milestone.stoodIn = null;
          await resumeDeadlines(tx, this.deadlines, milestone);
        }
        await tx.manager.save(Milestone, milestone);
      }
      await recordTimeline(tx, { contractId: fact.contractId, milestoneId: milestone.id, kind: `chargeback_${fact.outcome}`, actorId: null, actorRole: 'payments' });
    }
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** An expert who can be paid now: each blocked release is tried at the next sweep, under its own lock. */
  private async accountChanged(tx: Tx, fact: AccountChanged): Promise<void> {
    if (!fact.canReceive) return;
    await tx.query(
      `insert into deadlines (kind, subject_id, due_at)
       select 'RETRY', m.id, $2::timestamptz from milestones m join contracts c on c.id = m.contract_id where c.expert_id = $1 and m.state = 'approved_blocked'
       on conflict (kind, subject_id) do update set due_at = excluded.due_at`,
      [fact.userId, tx.now],
    );
    await tx.wakeWorker();
  }

  private async partsOf(tx: Tx, rootId: string): Promise<Milestone[]> {
    await lockMilestone(tx, rootId);
    return tx.manager.find(Milestone, { where: [{ rootId }], order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
  }
}
