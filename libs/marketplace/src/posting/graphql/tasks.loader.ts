import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import { type OwnerHistoryRow, OwnerHistoryReader } from '../owner-history.reader.js';
import type { TaskRow } from '../task-rows.js';
import { TasksReader } from '../tasks.reader.js';

/** Tasks of one request. A screen that read them in its own statement primes these, and nothing is read again. */
@Injectable()
export class TasksLoader {
  constructor(
    private readonly tasks: TasksReader,
    private readonly histories: OwnerHistoryReader,
  ) {}

  byId({ loaders }: RequestContext) {
    return loaders.named<TaskRow>('TaskById', (ids) => this.tasks.findByIds(ids));
  }

  ownerHistory({ loaders }: RequestContext) {
    return loaders.named<OwnerHistoryRow>('OwnerHistoryByOwnerId', (ids) => this.histories.findByOwnerIds(ids));
  }
}
