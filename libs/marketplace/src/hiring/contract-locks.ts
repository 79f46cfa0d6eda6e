import { NotFound, type Tx } from '@sidecrew/platform';
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

/** Locks the contract of a milestone, then the milestone. */
export async function lockMilestone(tx: Tx, milestoneId: string): Promise<{ contract: Contract; milestone: Milestone }> {
  const [row] = await tx.query<{ contract_id: string }>(`select contract_id from milestones where id = $1`, [milestoneId]);
  if (!row) throw new NotFound('milestone');
  const contract = await lockContract(tx, row.contract_id);
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
