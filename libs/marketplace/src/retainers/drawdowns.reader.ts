import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import { drawdownColumns, type DrawdownRow } from './drawdown-rows.js';

/** A contract shows this many drawdowns, the newest first. */
const shownDrawdowns = 100;

/** Drawdowns of contracts that the actor was already allowed to read. */
@Injectable()
export class DrawdownsReader {
  constructor(private readonly work: Work) {}

  /** Newest first, in the order of the ids. */
  async ofContracts(contractIds: readonly string[]): Promise<DrawdownRow[][]> {
    const rows = await this.work.read<DrawdownRow>(
      `select one.* from unnest($1::uuid[]) wanted (id)
         cross join lateral (select ${drawdownColumns} from drawdowns d where d.contract_id = wanted.id
                              order by d.asked_at desc, d.id desc limit ${shownDrawdowns}) one`,
      [contractIds],
    );
    return contractIds.map((id) => rows.filter(({ contractId }) => contractId === id));
  }
}
