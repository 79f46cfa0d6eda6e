import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';

/** What a release asks before it starts. */
@Injectable()
export class PayoutAccounts {
  /** Whether a transfer to this person can work now, by the mirrored capability. False for whoever has no account. */
  async canReceive(tx: Tx, userId: string): Promise<boolean> {
    const [row] = await tx.query<{ can: boolean }>(`select can_receive as can from connected_accounts where user_id = $1`, [userId]);
    return row?.can ?? false;
  }
}
