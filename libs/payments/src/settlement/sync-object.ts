import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import { fetchObjects } from '../gateway/fetch-objects.js';
import { CrashPoints } from '../gateway/crash-points.js';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { ApplyStripeObject } from './apply-stripe-object.js';

/** Fetches an object from Stripe and applies what it says now. */
@Injectable()
export class SyncObject {
  constructor(
    private readonly work: Work,
    private readonly gateway: StripeGateway,
    private readonly settlement: ApplyStripeObject,
    private readonly crash: CrashPoints,
  ) {}

  /**
   * Calls Stripe first, with no transaction open, then applies in one. Answers whether anything of it was ours.
   * Throws what Stripe or the database threw; the caller decides about trying again.
   */
  async run(objectId: string, onAccount: string | null = null): Promise<boolean> {
    this.crash.pass('inbox.fetch:before');
    const fetched = await fetchObjects(this.gateway.sdk, objectId, onAccount);
    this.crash.pass('inbox.fetch:after');
    return this.work.transaction(async (tx) => {
      let isOurs = false;
      for (const one of fetched) {
        tx.name(`settle.${one.object.object}`);
        isOurs = (await this.settlement.run(tx, one)) || isOurs;
      }
      return isOurs;
    });
  }
}
