import { Injectable } from '@nestjs/common';
import { Ledger, LedgerReader, setOff } from '@sidecrew/ledger';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { Debts } from './debts.js';
import { type MoneyScope, scopeOf } from './leg-wishes.js';

/** At most a quarter of a release pays an open debt; the rest always reaches the expert (product edge 6). */
const largestShare = 4n;

/** Lets a release pay a part of what its expert owes, instead of being transferred. */
@Injectable()
export class SetOff {
  constructor(
    private readonly ledger: Ledger,
    private readonly books: LedgerReader,
    private readonly debts: Debts,
  ) {}

  /** How much of this net amount stays here; nothing where nothing is owed. */
  async of(tx: Tx, contract: Contract, netMinor: bigint): Promise<bigint> {
    const { expertId, currency } = contract;
    if ((await this.debts.of(tx, expertId, currency)) === 0n) return 0n;
    // Two releases of one expert at once: the later one reads what the earlier left of the debt.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`set-off:${expertId}`]);
    const left = await this.debts.of(tx, expertId, currency);
    const most = netMinor / largestShare;
    return left < most ? left : most;
  }

  /** J11, beside the decision of the same intent. */
  async post(tx: Tx, contract: Contract, milestone: MoneyScope, intentId: string, amountMinor: bigint, netMinor: bigint): Promise<void> {
    if (amountMinor === 0n) return;
    await this.ledger.post(tx, setOff(scopeOf(milestone), { intentId, expertId: contract.expertId, amountMinor, releasedMinor: netMinor }));
  }

  /** The release did not happen, so the debt stands again. */
  async takeBack(tx: Tx, intentId: string, why: string): Promise<void> {
    const journal = await this.books.byKey(tx, 'intent', intentId, 'set_off');
    if (journal) await this.ledger.reverse(tx, journal.id, why);
  }
}
