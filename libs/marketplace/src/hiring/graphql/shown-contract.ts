import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound } from '@sidecrew/platform';
import { ContractsReader } from '../contracts.reader.js';
import type { ContractType } from './contract.types.js';
import type { MilestoneType } from './milestone.types.js';
import { showContract, showMilestone } from './show-contract.js';

/** The answer of every verb on a contract or milestone: the thing as it stands after the commit. */
@Injectable()
export class ShownContract {
  constructor(
    private readonly contracts: ContractsReader,
    private readonly clock: Clock,
  ) {}

  async after(actor: Actor, done: Promise<{ readonly id: string }>): Promise<ContractType> {
    const row = await this.contracts.findReadable(actor, (await done).id);
    if (!row) throw new NotFound('contract');
    return showContract(row, actor, this.clock.now());
  }

  /** A milestone that was divided answers as its first part. */
  async milestoneAfter(actor: Actor, done: Promise<{ readonly id: string }>): Promise<MilestoneType> {
    const { id } = await done;
    const shown = await this.milestone(actor, id);
    if (!shown) throw new NotFound('milestone');
    return shown;
  }

  async milestone(actor: Actor, milestoneId: string): Promise<MilestoneType | null> {
    const row = await this.contracts.findOfMilestone(actor, milestoneId);
    const milestone =
      row?.milestones.find(({ id }) => id === milestoneId) ?? row?.milestones.find(({ parentId }) => parentId === milestoneId);
    return row && milestone ? showMilestone(row, milestone, actor, this.clock.now()) : null;
  }
}
