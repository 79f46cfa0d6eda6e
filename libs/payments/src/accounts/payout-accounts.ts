import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';

/** Which of these people can receive a transfer now. */
@Injectable()
export class PayoutAccounts {
  async canReceive(_tx: Tx, _userId: string): Promise<boolean> {
    return false;
  }
}
