import { Injectable } from '@nestjs/common';
import { Deadlines, type ProcessActor, type Tx } from '@sidecrew/platform';
import { contractProcess, endedContractStates } from '../contract.process.js';
import { finalMilestoneStates } from '../milestone.process.js';
import { TaskFollowsContracts } from '../posting/follow-contracts.js';
import { lockMilestonesOf } from './contract-locks.js';
import { ContractTies } from './contract-ties.js';
import { Contract } from './contract.entity.js';
import { ContractActivated, ContractCompleted, ContractEndedUnpaid } from './hiring.events.js';
import type { Milestone } from './milestone.entity.js';
import { recordTimeline } from './timeline.js';

/** What money does to the life of a contract and its task. Called by later steps that hold the contract's lock. */
@Injectable()
export class ContractLife {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly tasks: TaskFollowsContracts,
    private readonly ties: ContractTies,
  ) {}

  /** The first milestone is funded: work may start. Later fundings find it active and change nothing. */
  async activate(tx: Tx, contract: Contract): Promise<void> {
    if (contract.state !== 'awaiting_funding') return;
    contract.take('activate', 'payments');
    await tx.manager.save(Contract, contract);
    await this.deadlines.drop(tx, contract.id, 'FUND');
    await recordTimeline(tx, { contractId: contract.id, kind: 'contract_activated', actorId: null, actorRole: 'payments' });
    await tx.publish(new ContractActivated(contract.id, contract.taskId, contract.ownerId, contract.expertId));
    if (await seatsAreFilled(tx, contract.taskId)) await this.tasks.award(tx, contract.taskId);
  }

  /** After each final state of a milestone: the last one ends the contract, unless something else ties it. Answers whether it ended. */
  async completeWhenAllFinal(tx: Tx, contract: Contract, by: ProcessActor & ('payments' | 'clock')): Promise<boolean> {
    if (!contractProcess.allows('complete', contract.state, by)) return false;
    const milestones = await lockMilestonesOf(tx, contract);
    if (milestones.some(({ state }) => !finalMilestoneStates.includes(state)) || (await this.ties.any('isOpen', tx, contract.id)))
      return false;
    const paid = milestones.some(reachedTheExpert) || (await this.ties.any('hasPaid', tx, contract.id));
    contract.take('complete', by, paid ? 'completed' : 'cancelled');
    contract.endedAt = tx.now;
    await tx.manager.save(Contract, contract);
    await this.deadlines.drop(tx, contract.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      kind: paid ? 'contract_completed' : 'contract_ended_unpaid',
      actorId: null,
      actorRole: by,
    });
    const ids = [contract.id, contract.taskId, contract.ownerId, contract.expertId] as const;
    await tx.publish(paid ? new ContractCompleted(...ids) : new ContractEndedUnpaid(...ids));
    await this.taskFollows(tx, contract, paid);
    return true;
  }

  /** A seat without pay is free again; the last live contract that was paid ends the task. */
  private async taskFollows(tx: Tx, contract: Contract, paid: boolean): Promise<void> {
    if (!paid) return this.tasks.reopen(tx, contract.taskId);
    const [row] = await tx.query<{ live: boolean }>(
      `select exists (select from contracts where task_id = $1 and not state = any($2::text[])) as live`,
      [contract.taskId, endedContractStates],
    );
    if (!row?.live) await this.tasks.finish(tx, contract.taskId);
  }
}

/** A fee of the expert is fixed only where money was released to them, by approval or by a split. */
const reachedTheExpert = ({ state, expertFeeMinor }: Milestone): boolean =>
  state === 'released' || state === 'part_refunded' || (state === 'settled' && expertFeeMinor !== null);

async function seatsAreFilled(tx: Tx, taskId: string): Promise<boolean> {
  const [row] = await tx.query<{ filled: boolean }>(
    `select (select count(*) from contracts k where k.task_id = t.id and k.state in ('active', 'paused', 'on_hold', 'ending', 'completed'))
            >= t.seats as filled from tasks t where t.id = $1`,
    [taskId],
  );
  return row?.filled ?? false;
}
