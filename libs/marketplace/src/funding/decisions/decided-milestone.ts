import type { DecisionWish } from '@sidecrew/payments';
import { InvalidInput, NotFound, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import type { Milestone } from '../../hiring/milestone.entity.js';

/** The milestone that a decision of staff is about, locked with its contract; refuses another currency than the contract's. */
export async function decidedMilestone(tx: Tx, { subject, amount }: DecisionWish): Promise<{ contract: Contract; milestone: Milestone }> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject)) throw new NotFound('milestone');
  const locked = await lockMilestone(tx, subject);
  if (locked.contract.currency !== amount.currency) throw new InvalidInput('amount', `This contract is in ${locked.contract.currency}.`);
  return locked;
}
