import { Injectable, type OnModuleInit } from '@nestjs/common';
import { badDebt, Ledger } from '@sidecrew/ledger';
import { Money } from '@sidecrew/money';
import { type Decision, DecisionKeepers, type DecisionWish, MoreThanThereIs } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { Debts } from '../debts.js';
import { decidedMilestone } from './decided-milestone.js';

/** A debt of the milestone's expert that will not come back becomes an expense of the platform (J22). */
@Injectable()
export class WriteOff implements OnModuleInit {
  constructor(
    private readonly keepers: DecisionKeepers,
    private readonly ledger: Ledger,
    private readonly debts: Debts,
  ) {}

  onModuleInit(): void {
    this.keepers.keep('write_off', { check: (tx, wish) => this.check(tx, wish), carryOut: (tx, decision) => this.carryOut(tx, decision) });
  }

  private async check(tx: Tx, wish: DecisionWish): Promise<void> {
    const { contract } = await decidedMilestone(tx, wish);
    const owed = await this.debts.of(tx, contract.expertId, contract.currency);
    if (owed < wish.amount.minor) throw new MoreThanThereIs(Money.of(owed, contract.currency), 'this is what the expert owes');
  }

  private async carryOut(tx: Tx, decision: Decision): Promise<'done'> {
    const { contract, milestone } = await decidedMilestone(tx, decision);
    await this.ledger.post(tx, {
      ...badDebt({
        source: { type: 'decision', id: decision.id },
        currency: contract.currency,
        amountMinor: decision.amount.minor,
        expertId: contract.expertId,
      }),
      contractId: contract.id,
      milestoneId: milestone.id,
    });
    return 'done';
  }
}
