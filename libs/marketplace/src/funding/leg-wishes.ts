import { type Journal, postings, refundPayableOf } from '@sidecrew/ledger';
import { type Intents, type RequestedIntent } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import type { MoneyLeg } from './money-legs.js';

/** Records the wish of a leg: a transfer of the net (less what pays a debt) to the expert, or a refund of price and owner fee. Keyed by the row's version. */
export function requestLeg(
  tx: Tx,
  intents: Intents,
  contract: Contract,
  milestone: Milestone,
  leg: MoneyLeg,
  setOffMinor = 0n,
): Promise<RequestedIntent> {
  const common = {
    businessKey: `${leg.purpose === 'split' ? 'split-' : ''}${leg.kind}:${milestone.id}:${milestone.version}`,
    contractId: contract.id,
    milestoneId: milestone.id,
    subject: { type: 'milestone', id: milestone.id },
  };
  const { currency, rootId: fundedMilestoneId } = milestone;
  return leg.kind === 'release'
    ? intents.request(tx, {
        ...common,
        op: 'release',
        params: { payeeId: contract.expertId, currency, amountMinor: leg.grossMinor - leg.expertFeeMinor - setOffMinor, fundedMilestoneId },
      })
    : intents.request(tx, {
        ...common,
        op: 'refund',
        params: { currency, amountMinor: leg.grossMinor + leg.ownerFeeMinor, fundedMilestoneId },
      });
}

/** What a journal of held money has to name. */
export type MoneyScope = Pick<Milestone, 'id' | 'currency' | 'contractId'>;

/** What journals of a row name. */
export const scopeOf = (milestone: MoneyScope) => ({
  currency: milestone.currency,
  contractId: milestone.contractId,
  milestoneId: milestone.id,
});

/** What was promised to the owner under one wish is promised under another, which asks again: no held money is touched. */
export const promisedAnew = (
  milestone: Milestone,
  { from, to, owedMinor }: { readonly from: string; readonly to: string; readonly owedMinor: bigint },
): Journal => ({
  ...scopeOf(milestone),
  kind: 'refund_decided',
  source: { type: 'intent', id: to },
  meta: { instead_of: from },
  postings: postings([refundPayableOf(from), owedMinor], [refundPayableOf(to), -owedMinor]),
});
