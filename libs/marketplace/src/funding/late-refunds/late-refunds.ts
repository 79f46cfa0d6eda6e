import { Injectable } from '@nestjs/common';
import { lateRefundDecided, Ledger, refundPaidByHand } from '@sidecrew/ledger';
import { Intents, lateRefundSubject, type RequestedIntent } from '@sidecrew/payments';
import { newId, type ProcessActor, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../../hiring/contract-life.js';
import type { LockedMilestone } from '../../hiring/contract-locks.js';
import { keepMilestone } from '../../hiring/keep-milestone.js';
import type { Milestone } from '../../hiring/milestone.entity.js';
import { recordTimeline } from '../../hiring/timeline.js';
import type { MilestoneState, MilestoneStep } from '../../milestone.process.js';
import { promisedAnew, scopeOf } from '../leg-wishes.js';
import { legsOf } from '../money-legs.js';
import { LateRefundConfirmed, lateRefundFact } from './late-refund.events.js';
import {
  backToOwner,
  endLateRefund,
  insertLateRefund,
  type LateRefund,
  lateRefundsOf,
  type NewLateRefund,
  sendLateRefundAgain,
} from './late-refund-rows.js';
import { TakeBacks } from './take-backs.js';

/**
 * Refunds after the release, for the verbs that decide about them and for what follows. A row never divides here: it
 * was paid as a whole, and may be given back in several parts; where it stands follows from them.
 */
@Injectable()
export class LateRefunds {
  constructor(
    private readonly ledger: Ledger,
    private readonly intents: Intents,
    private readonly takeBacks: TakeBacks,
    private readonly life: ContractLife,
  ) {}

  /** J9 with the wish of a refund. The caller has taken the step to `refunding`. */
  async start(
    tx: Tx,
    { contract, milestone }: LockedMilestone,
    refund: Pick<NewLateRefund, 'key' | 'reason' | 'grossMinor' | 'expertFeeMinor' | 'ownerFeeMinor'>,
  ): Promise<LateRefund> {
    const id = newId();
    const intent = await this.wish(tx, milestone, id, backToOwner(refund));
    await keepMilestone(tx, milestone);
    const journal = await this.ledger.post(
      tx,
      lateRefundDecided(scopeOf(milestone), { ...refund, intentId: intent.id, expertId: contract.expertId }),
    );
    if (!journal.id) throw new Error(`The refund ${id} moves nothing.`);
    return insertLateRefund(tx, contract, milestone, { ...refund, id, intentId: intent.id, journalId: journal.id });
  }

  /** Asks again for the oldest one that the bank did not take: promised as before, under a new wish. Answers false where there is none. */
  async sendAgain(tx: Tx, milestone: Milestone): Promise<boolean> {
    const refund = await failedOf(tx, milestone);
    if (!refund) return false;
    milestone.take('retryRefund', 'admin');
    milestone.blockedBecause = null;
    await keepMilestone(tx, milestone);
    const intent = await this.wish(tx, milestone, refund.id, backToOwner(refund));
    const owedMinor = backToOwner(refund);
    await this.ledger.post(tx, promisedAnew(milestone, { from: refund.intentId, to: intent.id, owedMinor }));
    await sendLateRefundAgain(tx, refund, intent.id);
    return true;
  }

  /** Staff paid it from the platform's bank account (J8, second part). */
  async paidByHand(tx: Tx, locked: LockedMilestone, refund: LateRefund, decision: { id: string; askedBy: string }): Promise<void> {
    const paid = { intentId: refund.intentId, decisionId: decision.id, amountMinor: backToOwner(refund) };
    await this.ledger.post(tx, refundPaidByHand(scopeOf(locked.milestone), paid));
    await this.arrived(tx, locked, refund, { step: 'payByHand', by: 'admin', actorId: decision.askedBy });
  }

  /** The owner has the money: now the expert's part is taken back, and not before. */
  async arrived(
    tx: Tx,
    { contract, milestone }: LockedMilestone,
    refund: LateRefund,
    how: { step: 'confirmRefund' | 'payByHand'; by: ProcessActor; actorId: string | null } = {
      step: 'confirmRefund',
      by: 'payments',
      actorId: null,
    },
  ): Promise<void> {
    await endLateRefund(tx, refund, 'confirmed', how.step === 'payByHand' ? 'paid_by_hand' : null);
    await this.takeBacks.start(tx, { contract, milestone }, refund);
    await this.stand(tx, milestone, how.step, how.by);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'late_refund_confirmed',
      actorId: how.actorId,
      actorRole: how.by,
      facts: {
        amountMinor: backToOwner(refund).toString(),
        currency: milestone.currency,
        ...(how.step === 'payByHand' ? { by: 'bank_transfer' } : {}),
      },
    });
    await tx.publish(new LateRefundConfirmed(...lateRefundFact(contract, milestone, refund)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** The owner has this money from their bank, which took the payment back: nobody owes it to them, and the expert gave it. */
  async returnedByBank(tx: Tx, { contract, milestone }: LockedMilestone, refund: LateRefund): Promise<void> {
    await endLateRefund(tx, refund, 'charged_back');
    await this.takeBacks.start(tx, { contract, milestone }, refund);
    await this.stand(tx, milestone, 'chargeBack', 'payments');
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'chargeback_lost',
      actorId: null,
      actorRole: 'payments',
      facts: { reason: 'refund_promised' },
    });
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** Puts the row where its refunds say; `how` is what became of the last of them. Does nothing where it stands there. */
  async stand(tx: Tx, milestone: Milestone, how: MilestoneStep, by: ProcessActor): Promise<void> {
    const refunds = await lateRefundsOf(tx, milestone.id);
    const to = standingOf(milestone, refunds, how);
    if (to !== milestone.state) milestone.take(stepTo(to, milestone.state, how), to === 'refunding_blocked' ? 'payments' : by, to);
    milestone.blockedBecause = to === 'refunding_blocked' ? 'payment_partner' : null;
    if (to === 'refunded' || to === 'charged_back') milestone.endedAt = tx.now;
    const release = (await legsOf(tx, milestone.id)).find(({ kind }) => kind === 'release');
    if (release) milestone.expertFeeMinor = keptFee(release.expertFeeMinor, refunds);
    await keepMilestone(tx, milestone);
  }

  private wish(tx: Tx, milestone: Milestone, id: string, amountMinor: bigint): Promise<RequestedIntent> {
    return this.intents.request(tx, {
      op: 'refund',
      businessKey: `late-refund:${milestone.id}:${milestone.version}`,
      contractId: milestone.contractId,
      milestoneId: milestone.id,
      subject: { type: lateRefundSubject, id },
      params: { currency: milestone.currency, amountMinor, fundedMilestoneId: milestone.rootId },
    });
  }
}

/** The oldest refund of a row that the bank did not take. */
export async function failedOf(tx: Tx, milestone: Milestone): Promise<LateRefund | null> {
  return (await lateRefundsOf(tx, milestone.id)).find(({ state }) => state === 'failed') ?? null;
}

function standingOf({ amountMinor }: Milestone, refunds: readonly LateRefund[], how: MilestoneStep): MilestoneState {
  if (refunds.some(({ state }) => state === 'moving')) return 'refunding';
  if (refunds.some(({ state }) => state === 'failed')) return 'refunding_blocked';
  const sum = (those: readonly LateRefund[]) => those.reduce((all, { grossMinor }) => all + grossMinor, 0n);
  if (sum(refunds) === amountMinor) return how === 'chargeBack' ? 'charged_back' : 'refunded';
  return refunds.some(({ state }) => state === 'confirmed') ? 'part_refunded' : 'released';
}

/** One that is blocked blocks the row, whatever became of another; and what a bank took in part leaves the rest released. */
function stepTo(to: MilestoneState, from: MilestoneState, how: MilestoneStep): MilestoneStep {
  if (to === 'refunding_blocked') return from === 'refunding' ? 'blockRefund' : 'returnRefund';
  return how === 'chargeBack' && to !== 'charged_back' ? 'keepReleased' : how;
}

/** The fee on what stays with the expert. Cents of rounding belong to the funded milestone, so of one row it may come out below nothing. */
function keptFee(takenMinor: bigint, refunds: readonly LateRefund[]): bigint {
  const arrived = refunds.filter(({ state }) => state !== 'moving');
  const kept = arrived.reduce((fee, { expertFeeMinor }) => fee - expertFeeMinor, takenMinor);
  return kept > 0n ? kept : 0n;
}
