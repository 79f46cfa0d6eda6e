import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { milestoneProcess } from '../milestone.process.js';
import { Escrow } from './escrow.js';

/** Approved money goes out when its clearing ends. */
@Injectable()
export class ReleaseWhenClearingEnds implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('CLEAR', { lock: lockMilestone, act: (tx, milestoneId) => this.release(tx, milestoneId) });
  }

  private async release(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!milestoneProcess.allows('release', milestone.state, 'clock')) return;
    await this.escrow.release(tx, contract, milestone, 'release', 'clock');
  }
}
