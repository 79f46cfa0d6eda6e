import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import type { TipRow } from '../tip-rows.js';
import { TipsReader } from '../tips.reader.js';

/** Tips of the contracts of one request. A screen that read them in its own statement primes this. */
@Injectable()
export class TipsLoader {
  constructor(private readonly reader: TipsReader) {}

  ofContract({ loaders }: RequestContext) {
    return loaders.named<readonly TipRow[]>('TipsByContractId', (ids) => this.reader.ofContracts(ids));
  }
}
