import { feeOn } from '@sidecrew/money';
import type { FundRequest } from '@sidecrew/payments';
import type { Contract } from '../hiring/contract.entity.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { fundingSubject } from './funding-subject.js';

type Wish = Pick<FundRequest, 'contractId' | 'milestoneId' | 'subject' | 'params'>;

/** What an owner pays for a milestone: the same on a page and by a saved card. */
export function fundingWish(contract: Contract, milestone: Milestone, payerEmail: string): Wish {
  const path = `/contracts/${contract.id}`;
  return {
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
