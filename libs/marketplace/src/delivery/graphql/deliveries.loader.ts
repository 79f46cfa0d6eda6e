import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import { DeliveriesReader, type MilestoneWork } from '../deliveries.reader.js';

/** What was delivered for the milestones of one request. A screen that read it in its own statement primes this. */
@Injectable()
export class DeliveriesLoader {
  constructor(private readonly reader: DeliveriesReader) {}

  ofMilestone({ loaders }: RequestContext) {
    return loaders.named<MilestoneWork>('WorkByMilestoneId', async (ids) => {
      const found = await this.reader.ofMilestones(ids);
      return ids.map((id) => found.get(id) ?? new Error(`There is no milestone ${id}.`));
    });
  }
}
