import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';

/** What a later step knows of a contract beside its milestones. Asked while the contract is locked. */
export interface ContractTie {
  /** Whether something is agreed or held that keeps the contract alive after its last milestone. */
  isOpen(tx: Tx, contractId: string): Promise<boolean>;
  /** Whether money reached the expert by it. */
  hasPaid(tx: Tx, contractId: string): Promise<boolean>;
}

/** Hiring knows milestones only; steps that hold money in other ways say here how to find theirs. */
@Injectable()
export class ContractTies {
  private readonly ties = new Map<string, ContractTie>();

  register(name: string, tie: ContractTie): void {
    if (this.ties.has(name)) throw new Error(`The tie ${name} is registered twice.`);
    this.ties.set(name, tie);
  }

  /** Whether any tie answers yes. */
  async any(question: keyof ContractTie, tx: Tx, contractId: string): Promise<boolean> {
    for (const tie of this.ties.values()) {
      if (await tie[question](tx, contractId)) return true;
    }
    return false;
  }
}
