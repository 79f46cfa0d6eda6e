import { Injectable } from '@nestjs/common';
import { Ledger, rolledOver } from '@sidecrew/ledger';
import type { Currency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';

export interface Rollover {
  /** Names the decision, once: `week:<id>`. */
  readonly decisionId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly currency: Currency;
  readonly fromId: string;
  readonly toId: string;
  readonly restMinor: bigint;
  /** What is left of the owner fee that was taken with it. */
  readonly ownerFeeMinor: bigint;
}

/** Lets what a week or a retainer's period did not use wait for the next one (J21). Stripe moves nothing. */
@Injectable()
export class RollOver {
  constructor(private readonly ledger: Ledger) {}

  /** In the caller's transaction, under the contract's lock. Told twice it rolls once; throws BoundBroken where less is held. */
  async run(tx: Tx, { contractId, milestoneId, currency, ...move }: Rollover): Promise<void> {
    tx.name('rollover.decide');
    const { created } = await this.ledger.post(tx, rolledOver({ contractId, milestoneId, currency }, move));
    if (!created) return;
    await tx.query(
      `insert into held_rollovers (decision_id, from_id, to_id, currency, amount_minor, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [move.decisionId, move.fromId, move.toId, currency, (move.restMinor + move.ownerFeeMinor).toString(), tx.now],
    );
  }
}
