import { Injectable, type OnModuleInit } from '@nestjs/common';
import { businessDaysLater, Deadlines, later, type Tx } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { splitOf } from './accept-proposal.js';
import { CarryOut } from './carry-out.js';
import { DisputeOverdue } from './dispute.events.js';
import { type LockedDispute, lockDispute, peopleOf } from './dispute-locks.js';
import { disputeProcess, type DisputeStep } from './dispute.process.js';
import { Mediation } from './mediation.js';
import { ProposalNoticesPort } from './proposal-notices.port.js';
import { proposalOf } from './ruling.js';
import { SecondReview } from './second-review.js';

/** What the clock does to disputes. A chargeback stops it: while the milestone is frozen every deadline waits. */
@Injectable()
export class DisputeClock implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly mediation: Mediation,
    private readonly review: SecondReview,
    private readonly carryOut: CarryOut,
    private readonly notices: ProposalNoticesPort,
  ) {}

  onModuleInit(): void {
    this.keep('DISPUTE_REPLY', 'goUnanswered', async (tx, locked) => {
      locked.dispute.take('goUnanswered', 'clock');
      await this.mediation.begin(tx, locked, { asked: null, unanswered: true });
    });
    this.keep('NEGOTIATE', 'endNegotiation', async (tx, locked) => {
      locked.dispute.take('endNegotiation', 'clock');
      await this.mediation.begin(tx, locked, { asked: null, unanswered: false });
    });
    this.keep('ACCEPT', 'acceptBySilence', (tx, locked) => this.endOfSilence(tx, locked));
    this.keep('APPEAL', 'execute', (tx, locked) => this.carryOut.start(tx, locked));
    this.keep('EXECUTE', 'execute', (tx, locked) => this.carryOut.start(tx, locked));
    this.keepLimit('MEDIATE', 'mediation');
    this.keepLimit('DECIDE', 'review');
  }

  private keep(kind: string, step: DisputeStep, act: (tx: Tx, locked: LockedDispute) => Promise<void>): void {
    this.deadlines.keep(kind, {
      lock: lockDispute,
      act: async (tx, disputeId) => {
        const locked = await lockDispute(tx, disputeId);
        if (!disputeProcess.allows(step, locked.dispute.state, 'clock')) return;
        if (locked.milestone.state === 'frozen' && step !== 'execute') {
          await this.deadlines.set(tx, kind, disputeId, later(tx.now, launchTimers.RESUME_LEAST));
          return;
        }
        await act(tx, locked);
      },
    });
  }

  /** Silence accepts a proposal only from those who were told of it; a side that accepted needs no telling. */
  private async endOfSilence(tx: Tx, locked: LockedDispute): Promise<void> {
    const { dispute } = locked;
    const proposal = await proposalOf(tx, dispute.id);
    const notified = await this.notices.notified(tx, proposal.id);
    const bothKnow = (notified.owner || proposal.accepted.owner) && (notified.expert || proposal.accepted.expert);
    if (bothKnow) {
      dispute.take('acceptBySilence', 'clock');
      dispute.concludeWith(splitOf(proposal, dispute), 'proposal_by_silence');
      await this.carryOut.start(tx, locked);
    } else if (!proposal.prolonged) {
      await this.prolong(tx, locked, proposal.id);
    } else {
      dispute.take('goUnheard', 'clock');
      await this.review.begin(tx, locked, proposal.id, null);
    }
  }

  private async prolong(tx: Tx, { contract, dispute }: LockedDispute, proposalId: string): Promise<void> {
    const dueAt = later(tx.now, launchTimers.ACCEPT);
    await tx.query(`update rulings set prolonged_at = $2 where id = $1`, [proposalId, tx.now]);
    await this.deadlines.set(tx, 'ACCEPT', dispute.id, dueAt);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: dispute.milestoneId,
      kind: 'proposal_prolonged',
      actorId: null,
      actorRole: 'clock',
      facts: { disputeId: dispute.id, dueAt: dueAt.toISOString() },
    });
  }

  /** An admin's limit moves no state; the desk is told, and again every business day. */
  private keepLimit(kind: string, step: 'mediation' | 'review'): void {
    const again = `${kind}_AGAIN`;
    const act = async (tx: Tx, disputeId: string): Promise<void> => {
      const locked = await lockDispute(tx, disputeId);
      if (locked.dispute.state !== step) return;
      await tx.publish(new DisputeOverdue(peopleOf(locked), step, locked.dispute.mediatorId));
      await this.deadlines.set(tx, again, disputeId, businessDaysLater(tx.now, 1));
    };
    this.deadlines.keep(kind, { lock: lockDispute, act });
    this.deadlines.keep(again, { lock: lockDispute, act });
  }
}
