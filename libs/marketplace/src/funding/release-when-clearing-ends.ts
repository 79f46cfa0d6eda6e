import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { type LockedMilestone, lockMilestone } from '../hiring/contract-locks.js';
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
    this.deadlines.keep('CLEAR', { lock: lockMilestone, act: (tx, _id, _dueAt, locked) => this.release(tx, locked) });
  }

  private async release(tx: Tx, { contract, milestone }: LockedMilestone): Promise<void> {
    if (!milestoneProcess.allows('release', milestone.state, 'clock')) return;
    await this.escrow.release(tx, contract, milestone, 'release', 'clock');
  }
}
