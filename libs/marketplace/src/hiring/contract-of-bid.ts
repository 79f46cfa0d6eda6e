import { launchFees } from '@sidecrew/money';
import { days, newId, type Tx } from '@sidecrew/platform';
import type { Bid } from '../bidding/bid.entity.js';
import type { Task } from '../posting/task.entity.js';
import { launchTimers } from '../timers.js';
import { type AgreedTerms, Contract } from './contract.entity.js';
import { Milestone } from './milestone.entity.js';

/** Today's fees and timers; the contract keeps this copy for life. */
const termsOfToday = (): AgreedTerms => ({
  ...launchFees,
  reviewDays: launchTimers.REVIEW / days(1),
  clearingDays: launchTimers.CLEAR / days(1),
});

/** Copies what was agreed out of task and bid into a contract and its planned milestones. */
export async function writeContract(tx: Tx, task: Task, bid: Bid): Promise<Contract> {
  const contract = Object.assign(new Contract(), {
    id: newId(),
    taskId: task.id,
    bidId: bid.id,
    taskVersion: bid.taskVersion,
    bidVersion: bid.version,
    ownerId: task.ownerId,
    expertId: bid.expertId,
    state: 'awaiting_funding' as const,
    currency: bid.currency,
    title: task.title,
    terms: termsOfToday(),
    checklist: task.checklist,
    createdAt: tx.now,
    endedAt: null,
    endReason: null,
  });
  await tx.manager.insert(Contract, contract);
  await tx.manager.insert(
    Milestone,
    bid.milestones.map((piece, index) => plannedMilestone(contract, piece, index + 1)),
  );
  return contract;
}

function plannedMilestone(contract: Contract, piece: Bid['milestones'][number], n: number): Milestone {
  const id = newId();
  return Object.assign(new Milestone(), {
    id,
    contractId: contract.id,
    rootId: id,
    parentId: null,
    n,
    title: piece.title,
    amountMinor: BigInt(piece.amountMinor),
    currency: contract.currency,
    days: piece.days,
    state: 'planned' as const,
    version: 0,
    dueAt: null,
    fundedAt: null,
    approvedAt: null,
    autoApproved: false,
    changeRounds: 0,
    reviewExtended: false,
    stoodIn: null,
    stoppedDeadlines: null,
    blockedBecause: null,
    expertFeeMinor: null,
    ownerFeeMinor: null,
    endedAt: null,
  });
}
