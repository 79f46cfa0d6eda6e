import { Injectable } from '@nestjs/common';
import { RefreshFunding } from '@sidecrew/payments';
import { type Actor, NotFound, type Tx, Work } from '@sidecrew/platform';
import { contractPolicy } from '../../hiring/contract.policy.js';
import { lockPrefund, type Prefund } from './prefund-rows.js';

/** Asks the payment partner how the payment of a period stands, for an owner who is back before the news of it. */
@Injectable()
export class ConfirmPeriod {
  constructor(
    private readonly work: Work,
    private readonly refresh: RefreshFunding,
  ) {}

  async run(actor: Actor, prefundId: string): Promise<Prefund> {
    const asked = await this.work.transaction((tx) => own(tx, actor, prefundId));
    if ((asked.state !== 'asked' && asked.state !== 'asked_back') || !asked.paymentId) return asked;
    await this.refresh.run(asked.paymentId);
    return this.work.transaction((tx) => own(tx, actor, prefundId));
  }
}

async function own(tx: Tx, actor: Actor, prefundId: string): Promise<Prefund> {
  const { contract, prefund } = await lockPrefund(tx, prefundId);
  if (contractPolicy.partyOf(actor, contract) !== 'owner') throw new NotFound('period');
  return prefund;
}
