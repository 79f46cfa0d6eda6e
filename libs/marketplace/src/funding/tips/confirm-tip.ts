import { Injectable } from '@nestjs/common';
import { RefreshFunding } from '@sidecrew/payments';
import { type Actor, Work } from '@sidecrew/platform';
import { lockOwnTip, type TipRow } from './tip-rows.js';

/** Asks the payment partner how the payment of a tip stands, for an owner who is back before the news of it. */
@Injectable()
export class ConfirmTip {
  constructor(
    private readonly work: Work,
    private readonly refresh: RefreshFunding,
  ) {}

  async run(actor: Actor, tipId: string): Promise<TipRow> {
    const asked = await this.work.transaction((tx) => lockOwnTip(tx, actor, tipId));
    if (asked.state !== 'paying') return asked;
    await this.refresh.run(asked.paymentId);
    return this.work.transaction((tx) => lockOwnTip(tx, actor, tipId));
  }
}
