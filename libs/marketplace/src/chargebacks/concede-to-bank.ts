import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import type { Actor, Tx } from '@sidecrew/platform';
import { ConcedeChargeback, type Decision, DecisionKeepers, type DecisionWish, MoreThanThereIs } from '@sidecrew/payments';
import { disputePolicy } from '../disputes/dispute.policy.js';
import { lockContract } from '../hiring/contract-locks.js';
import { contractOf } from './answer-bank.js';

/**
 * Giving a chargeback up costs what the bank took, so it is a decision of staff about money: above the limit of a write-off a second
 * admin confirms it (product §2), and both are on record.
 */
@Injectable()
export class ConcedeToBank implements OnModuleInit {
  constructor(
    private readonly keepers: DecisionKeepers,
    private readonly concede: ConcedeChargeback,
  ) {}

  onModuleInit(): void {
    this.keepers.keep('concede', {
      check: (tx, wish, actor) => this.check(tx, wish, actor),
      carryOut: (tx, decision) => this.carryOut(tx, decision),
    });
  }

  private async check(tx: Tx, wish: DecisionWish, actor: Actor): Promise<void> {
    const contract = await lockContract(tx, await contractOf(tx, wish.subject));
    disputePolicy.mustBeNeutralAdmin(actor, contract);
    const asked = await this.concede.check(tx, wish.subject);
    const amount = Money.of(asked.amountMinor, asked.currency);
    if (!amount.equals(wish.amount)) throw new MoreThanThereIs(amount, 'a chargeback is given up as a whole');
  }

  private async carryOut(tx: Tx, { subject }: Decision): Promise<'done'> {
    await this.concede.run(tx, subject);
    return 'done';
  }
}
