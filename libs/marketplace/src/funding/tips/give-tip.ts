import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { currencyRules, Money } from '@sidecrew/money';
import { Intents, type RequestedIntent } from '@sidecrew/payments';
import { type Actor, newId, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockContract, lockMilestone } from '../../hiring/contract-locks.js';
import { contractPolicy } from '../../hiring/contract.policy.js';
import { mayBeTipped } from '../../hiring/tip-time.js';
import { emailOf } from '../payer-email.js';
import { PaymentPage, paymentOf } from '../payment-page.js';
import { AnotherTipIsOpen, NoTimeForTips, TipOutOfRange } from './tip.refusals.js';
import { insertTip, tipBeingPaid } from './tip-rows.js';

/** What `giveTip` answers: the tip and the page on which it is paid. */
export interface TipPage {
  readonly tipId: string;
  readonly url: string;
}

/** The subject of wishes to be paid a tip, to tell their ends from those of milestones. */
export const tipSubject = 'tip';

/**
 * Opens the payment page of a tip: from the first release until 30 days after the contract's end (product §2). One page is
 * open at a time, and the same tip asked for again answers it; what is paid there is passed on whole, at once (J12).
 */
@Injectable()
export class GiveTip {
  constructor(
    private readonly work: Work,
    private readonly intents: Intents,
    private readonly page: PaymentPage,
  ) {}

  async run(actor: Actor, contractId: string, amount: Money, note: string | null): Promise<TipPage> {
    const { tipId, intent } = await this.work.transaction(async (tx) => {
      const contract = await lockContract(tx, contractId);

      contractPolicy.mustBe('owner', actor, contract);
      await requireGoodStanding(tx, actor);
      mustBeATip(contract, amount);
      const open = await tipBeingPaid(tx, contractId);
      const openAmount = open && Money.of(open.amountMinor, open.currency);
      if (openAmount && openAmount.minor !== amount.minor) throw new AnotherTipIsOpen(openAmount);

      if (open) return { tipId: open.id, intent: await this.wish(tx, actor, contract, open.milestoneId, open.id, amount) };
      const milestoneId = await releasedMilestone(tx, contract);
      if (!milestoneId || !mayBeTipped(contract.endedAt, tx.now)) throw new NoTimeForTips(contract.state);
      await lockMilestone(tx, milestoneId);
      const tipId = newId();
      const intent = await this.wish(tx, actor, contract, milestoneId, tipId, amount);
      await insertTip(tx, { id: tipId, contractId, milestoneId, amount, note, paymentId: paymentOf(intent) });
      await tx.touch(`contract:${contractId}`);

      return { tipId, intent };
    });
    return { tipId, url: await this.page.open(paymentOf(intent)) };
  }

  private async wish(
    tx: Tx,
    actor: Actor,
    contract: Contract,
    milestoneId: string,
    tipId: string,
    amount: Money,
  ): Promise<RequestedIntent> {
    const path = `/contracts/${contract.id}`;
    return this.intents.request(tx, {
      op: 'fund',
      businessKey: `fund-tip:${tipId}`,
      contractId: contract.id,
      milestoneId,
      subject: { type: tipSubject, id: tipId },
      params: {
        payerId: actor.id,
        payerEmail: await emailOf(tx, actor),
        currency: amount.currency,
        priceMinor: amount.minor,
        ownerFeeMinor: 0n,
        title: `Tip: ${contract.title}`,
        successPath: `${path}?tip=${tipId}`,
        cancelPath: `${path}?left=1`,
        heldFor: { purpose: 'tip', id: tipId, payeeId: contract.expertId },
      },
    });
  }
}

function mustBeATip(contract: Contract, { currency, minor }: Money): void {
  const { smallestTipMinor, largestTipMinor } = currencyRules(contract.currency);
  if (currency !== contract.currency || minor < smallestTipMinor || minor > largestTipMinor) throw new TipOutOfRange(contract.currency);
}

/** The milestone of which money reached the expert last: the tip's payment is locked and found by it. */
async function releasedMilestone(tx: Tx, contract: Contract): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select m.id from milestones m join milestone_positions p on p.milestone_id = m.id
      where m.contract_id = $1 and p.released > 0 order by m.ended_at desc nulls last, m.id desc limit 1`,
    [contract.id],
  );
  return row?.id ?? null;
}
