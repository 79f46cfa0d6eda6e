import { NotFound, type Tx } from '@sidecrew/platform';
import { Raw } from 'typeorm';
import { Contract } from './contract.entity.js';
import { Milestone } from './milestone.entity.js';

/*
 * Every verb that changes a contract or anything below it takes its locks here, in one order:
 * contract, then milestones by id, then (in payments and ledger) intent and accounts. State is read after the lock.
 */

/** Locks a contract and reads it. Whether the actor may see it is the caller's next line. */
export async function lockContract(tx: Tx, contractId: string): Promise<Contract> {
  const contract = await tx.manager.findOne(Contract, {
    where: { id: contractId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!contract) throw new NotFound('contract');
  return contract;
}

/** A milestone and its contract, both locked and read after that. */
export interface LockedMilestone {
  readonly contract: Contract;
  readonly milestone: Milestone;
}

/** Locks the contract of a milestone, then the milestone. */
export async function lockMilestone(tx: Tx, milestoneId: string): Promise<LockedMilestone> {
  const contract = await tx.manager.findOne(Contract, {
    // A milestone never changes its contract, so this may be read before the lock.
    where: { id: Raw((id) => `${id} = (select contract_id from milestones where id = :milestoneId)`, { milestoneId }) },
    lock: { mode: 'for_no_key_update' },
  });
  if (!contract) throw new NotFound('milestone');
  const milestone = await tx.manager.findOneOrFail(Milestone, {
    where: { id: milestoneId },
    lock: { mode: 'for_no_key_update' },
  });
  return { contract, milestone };
}

/** All milestones of a contract that is already locked, in order. */
export async function lockMilestonesOf(tx: Tx, contract: Contract): Promise<Milestone[]> {
  return tx.manager.find(Milestone, {
    where: { contractId: contract.id },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
}
