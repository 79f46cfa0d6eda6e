import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import type { DisputeRow } from '../dispute-row.js';
import { DisputesReader } from '../disputes.reader.js';

/** Disputes of the milestones of one request. A screen that read them in its own statement primes this. */
@Injectable()
export class DisputesLoader {
  constructor(private readonly reader: DisputesReader) {}

  latestOfMilestone({ loaders }: RequestContext) {
    return loaders.named<DisputeRow | null>('LatestDisputeByMilestoneId', async (ids) => {
      const found = await this.reader.latestOfMilestones(ids);
      return ids.map((milestoneId) => found.get(milestoneId) ?? null);
    });
  }
}
