import { Injectable } from '@nestjs/common';
import type { Actor, RequestContext } from '@sidecrew/platform';
import { BidObstaclesReader } from '../bid-obstacles.reader.js';
import type { BidRow } from '../bid-rows.js';
import { BidsReader } from '../bids.reader.js';

/** What bidding knows of the tasks of one request. A screen that read it in its own statement primes these. */
@Injectable()
export class BidsLoader {
  constructor(
    private readonly bids: BidsReader,
    private readonly obstacles: BidObstaclesReader,
  ) {}

  /** For the task's owner and staff only. */
  ofTask({ loaders }: RequestContext) {
    return loaders.named<BidRow[]>('BidsByTaskId', (ids) => this.bids.findOfTasks(ids));
  }

  ofActor({ loaders }: RequestContext, actor: Actor) {
    return loaders.named<BidRow | null>('MyBidByTaskId', (ids) => this.bids.findLatestOf(actor.id, ids));
  }

  obstacle({ loaders, actor }: RequestContext) {
    return loaders.named<string | null>('BidObstacleByTaskId', (ids) => this.obstacles.find(actor, ids));
  }
}
