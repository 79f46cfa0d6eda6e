import { Injectable } from '@nestjs/common';
import { receivableFrom } from '@sidecrew/ledger';
import type { Currency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';

/** What experts owe the platform. */
@Injectable()
export class Debts {
  /**
   * What an expert owes and nobody is taking back. What is being taken back after a refund stays out of it: paid twice, once
   * by a release and once by a reversal, it would be more than was owed. One statement, so that both sums are of one moment.
   */
  async of(tx: Tx, expertId: string, currency: Currency): Promise<bigint> {
    const [row] = await tx.query<{ free: string }>(
      `select (coalesce((select balance from ledger_accounts where name = $1 and currency = $2), 0)
               - coalesce((select sum(gross_minor - expert_fee_minor) from late_refunds
                            where expert_id = $3 and currency = $2 and take_back in ('waits', 'running')), 0))::text as free`,
      [receivableFrom(expertId), currency, expertId],
    );
    const free = BigInt(row?.free ?? 0);
    return free > 0n ? free : 0n;
  }
}
