import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { ContractLife } from '../../hiring/contract-life.js';
import type { Contract } from '../../hiring/contract.entity.js';
import { AutoFundClock } from './auto-fund-clock.js';
import { type AutoFunding, moveAutoFunding } from './auto-funding-rows.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { PrefundMoney } from './prefund-money.js';
import { type Prefund, prefundsOfPlan } from './prefund-rows.js';
import { StopAsking } from './stop-asking.js';

/** Ends an auto-funding: nobody is charged any more, and what nobody was promised goes back. */
@Injectable()
export class EndAutoFunding {
  constructor(
    private readonly clock: AutoFundClock,
    private readonly asking: StopAsking,
    private readonly keepers: PrefundKeepers,
    private readonly money: PrefundMoney,
    private readonly life: ContractLife,
  ) {}

  /** In the caller's transaction, under the contract's lock. Answers false where it had ended before. */
  async run(tx: Tx, contract: Contract, plan: AutoFunding): Promise<boolean> {
    if (!(await moveAutoFunding(tx, plan.id, ['active', 'paused'], 'ended'))) return false;
    await this.clock.stop(tx, plan.id);
    for (const prefund of await prefundsOfPlan(tx, plan.id)) await this.windUp(tx, contract, await this.asking.forGood(tx, prefund));
    await this.settle(tx, contract);
    return true;
  }

  /** Gives back what is free of a period whose auto-funding has ended; what a bank holds still follows when it lets go. */
  async windUp(tx: Tx, contract: Contract, prefund: Prefund): Promise<void> {
    if (prefund.state !== 'held' && prefund.rolledMinor === 0n) return;
    if (!prefund.frozenBy) await this.money.giveBack(tx, contract, prefund, await this.keepers.of(prefund).reserved(tx, prefund));
    await this.money.closeWhenEmpty(tx, prefund.id);
  }

  /** After a question about an ended one was answered. */
  async windUpIfEnded(tx: Tx, contract: Contract, plan: AutoFunding): Promise<void> {
    if (plan.state !== 'ended') return;
    for (const prefund of await prefundsOfPlan(tx, plan.id)) await this.windUp(tx, contract, prefund);
    await this.settle(tx, contract);
  }

  /** After money moved: the contract ends with the last of it. */
  async settle(tx: Tx, contract: Contract): Promise<void> {
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }
}
