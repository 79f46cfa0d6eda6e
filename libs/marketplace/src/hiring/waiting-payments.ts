import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from './contract.entity.js';
import type { Milestone } from './milestone.entity.js';

type CallOff = (tx: Tx, contract: Contract, milestone: Milestone) => Promise<void>;

/**
 * A payment that only waits for its next try days from now binds nobody: a contract that ends unpaid calls it off. Funding says
 * how, since hiring knows no payments.
 */
@Injectable()
export class WaitingPayments {
  private keeper: CallOff | null = null;

  keep(callOff: CallOff): void {
    if (this.keeper) throw new Error('Waiting payments have two keepers.');
    this.keeper = callOff;
  }

  /** Takes a milestone whose payment waits back to planned; one whose payment is under way stays in funding. */
  async callOff(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    await this.keeper?.(tx, contract, milestone);
  }
}
