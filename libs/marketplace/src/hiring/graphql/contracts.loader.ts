import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import type { ContractRow } from '../contract-rows.js';
import { ContractsReader } from '../contracts.reader.js';
import { type TimelineRow, TimelineReader } from '../timeline.reader.js';

/** Contracts of one request. A screen that read them in its own statement primes these. */
@Injectable()
export class ContractsLoader {
  constructor(
    private readonly contracts: ContractsReader,
    private readonly timelines: TimelineReader,
  ) {}

  byId({ loaders }: RequestContext) {
    return loaders.named<ContractRow>('ContractById', (ids) => this.contracts.findByIds(ids));
  }

  /** All of the task, whoever asks. */
  ofTask({ loaders }: RequestContext) {
    return loaders.named<ContractRow[]>('ContractsByTaskId', (ids) => this.contracts.findOfTasks(ids));
  }

  /** The newest entries of the contract's timeline, with one more than a screen shows. */
  newestTimeline({ loaders }: RequestContext) {
    return loaders.named<TimelineRow[]>('NewestTimelineByContractId', (ids) => this.timelines.findNewest(ids));
  }
}
