import { Injectable } from '@nestjs/common';
import { feeOn } from '@sidecrew/money';
import { requireGoodStanding } from '@sidecrew/identity';
import { FundingsReader, IntentRunner, Intents } from '@sidecrew/payments';
import { type Actor, Deadlines, later, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { launchTimers } from '../timers.js';
import { PaymentProviderRefused, PaymentProviderUnreachable } from './funding.refusals.js';

interface Opened {
  readonly paymentId: string | null;
  readonly intentId: string | null;
}

/**
 * Opens the payment page for a milestone. Asked again while it is open, it answers the same page: two clicks, a reload
 * or "Back" can never pay twice.
 */
@Injectable()
export class FundMilestone {
  constructor(
    private readonly work: Work,
    private readonly intents: Intents,
    private readonly runner: IntentRunner,
    private readonly fundings: FundingsReader,
    private readonly deadlines: Deadlines,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<{ url: string }> {
    const opened = await this.work.transaction((tx) => this.open(tx, actor, milestoneId));
    const state = opened.intentId ? await this.runner.run(opened.intentId) : 'done';
    const funding = opened.paymentId ? await this.fundings.byId(opened.paymentId) : (await this.fundings.ofMilestones([milestoneId]))[0];
    if (funding?.checkoutUrl) return { url: funding.checkoutUrl };
    throw state === 'refused' ? new PaymentProviderRefused() : new PaymentProviderUnreachable();
  }

  private async open(tx: Tx, actor: Actor, milestoneId: string): Promise<Opened> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    contractPolicy.mustBe('owner', actor, contract);
    await requireGoodStanding(tx, actor);
    if (milestone.state === 'funding') return { paymentId: null, intentId: null };
    if (contract.state !== 'awaiting_funding' && contract.state !== 'active') throw new NotPossibleNow('contract', 'fund', contract.state);

    stepOrRefuse('milestone', () => milestone.take('fund', 'owner'));
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.set(tx, 'CARD_CONFIRM', milestone.id, later(tx.now, launchTimers.CARD_CONFIRM));
    const intent = await this.record(tx, actor, contract, milestone);
    await recordTimeline(tx, { contractId: contract.id, milestoneId: milestone.id, kind: 'funding_started', actorId: actor.id, actorRole: 'owner' });
    return { paymentId: intent.paymentId, intentId: intent.id };
  }

  private async record(tx: Tx, actor: Actor, contract: Contract, milestone: Milestone) {
    const [payer] = await tx.query<{ email: string }>(`select email from users where id = $1`, [actor.id]);
    return this.intents.request(tx, {
      op: 'fund',
      businessKey: `fund:${milestone.id}:${milestone.version}`,
      contractId: contract.id,
      milestoneId: milestone.id,
      subject: fundingSubject(milestone),
      params: {
        payerId: actor.id,
        payerEmail: payer?.email ?? '',
        currency: milestone.currency,
        priceMinor: milestone.amountMinor,
        ownerFeeMinor: feeOn(milestone.amountMinor, contract.terms.ownerFeeBasisPoints),
        title: milestone.title,
        successPath: `/contracts/${contract.id}/fund?milestone=${milestone.id}`,
        cancelPath: `/contracts/${contract.id}?milestone=${milestone.id}&left=1`,
      },
    });
  }
}

/** Names one attempt to pay: the version tells a late success of an earlier page from the one that is open. */
export const fundingSubject = (milestone: Pick<Milestone, 'id' | 'version'>) => ({ type: 'funding', id: `${milestone.id}:${milestone.version}` });
