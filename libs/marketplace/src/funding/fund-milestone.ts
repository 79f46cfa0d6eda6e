import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { feeOn } from '@sidecrew/money';
import { FundingsReader, type FundRequest, IntentRunner, Intents, type RequestedIntent } from '@sidecrew/payments';
import { type Actor, Deadlines, later, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { PaymentIsBeingConfirmed, ProviderRefused, ProviderUnreachable, TooLongToFund } from './funding.refusals.js';

/** How long a click waits for an answer that another one is asking for, and how often it looks. */
const patienceMs = 5_000;
const lookAgainMs = 100;

/** Longer work would pass the longest hold before it could be reviewed and cleared. */
const longestDays = 55;

export interface OpenPage {
  readonly milestone: Milestone;
  readonly url: string;
}

/** Opens the payment partner's page for a milestone. Asked again while it is open, the same page comes back. */
@Injectable()
export class FundMilestone {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
    private readonly intents: Intents,
    private readonly runner: IntentRunner,
    private readonly fundings: FundingsReader,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<OpenPage> {
    const { milestone, intent } = await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      await requireGoodStanding(tx, actor);
      if (milestone.state !== 'funding') await this.begin(tx, actor, contract, milestone);
      const intent = await this.intents.request(tx, fundRequest(contract, milestone, await emailOf(tx, actor)));

      return { milestone, intent };
    });
    return { milestone, url: await this.page(intent) };
  }

  private async begin(tx: Tx, actor: Actor, contract: Contract, milestone: Milestone): Promise<void> {
    if (contract.state !== 'awaiting_funding' && contract.state !== 'active') throw new NotPossibleNow('contract', 'fund', contract.state);
    if (milestone.days > longestDays) throw new TooLongToFund(longestDays);
    milestone.take('fund', 'owner');
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.set(tx, 'CARD_CONFIRM', milestone.id, later(tx.now, launchTimers.CARD_CONFIRM));
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'funding_started',
      actorId: actor.id,
      actorRole: 'owner',
    });
  }

  /** Calls Stripe after the commit, or waits for whoever asks already. An unclear answer leaves the milestone in funding: the next click finds the same intent. */
  private async page({ id, paymentId }: RequestedIntent): Promise<string> {
    if (!paymentId) throw new Error(`The funding ${id} has no payment.`);
    const known = await this.fundings.byId(paymentId);
    if (known?.checkoutUrl) return known.checkoutUrl;
    if (known && (known.state === 'processing' || known.state === 'succeeded')) throw new PaymentIsBeingConfirmed();
    for (const until = Date.now() + patienceMs; ; await setTimeout(lookAgainMs)) {
      const state = await this.runner.run(id);
      const url = (await this.fundings.byId(paymentId))?.checkoutUrl;
      if (url) return url;
      if (state === 'refused') throw new ProviderRefused();
      // `ready` and `sending`: a second click, or the worker, is asking right now, so the page is about to be there.
      if (state === 'unknown' || Date.now() > until) throw new ProviderUnreachable();
    }
  }
}

function fundRequest(contract: Contract, milestone: Milestone, payerEmail: string): FundRequest {
  const path = `/contracts/${contract.id}`;
  return {
    op: 'fund',
    businessKey: `fund:${milestone.id}:${milestone.version}`,
    contractId: contract.id,
    milestoneId: milestone.id,
    subject: fundingSubject(milestone),
    params: {
      payerId: contract.ownerId,
      payerEmail,
      currency: milestone.currency,
      priceMinor: milestone.amountMinor,
      ownerFeeMinor: feeOn(milestone.amountMinor, contract.terms.ownerFeeBasisPoints),
      title: milestone.title,
      successPath: `${path}/fund?milestone=${milestone.id}`,
      cancelPath: `${path}?milestone=${milestone.id}&left=1`,
    },
  };
}

/** Names one attempt to pay: the version tells a late success of an earlier page from the one that is open. */
export const fundingSubject = (milestone: Pick<Milestone, 'id' | 'version'>) => ({
  type: 'funding',
  id: `${milestone.id}:${milestone.version}`,
});

async function emailOf(tx: Tx, actor: Actor): Promise<string> {
  const [row] = await tx.query<{ email: string }>(`select email from users where id = $1`, [actor.id]);
  if (!row) throw new Error(`Nobody has the id ${actor.id}.`);
  return row.email;
}
