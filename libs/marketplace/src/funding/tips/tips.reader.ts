import { Injectable } from '@nestjs/common';
import { type Stored, Work } from '@sidecrew/platform';
import { tipOf, type TipRow, tipsJson } from './tip-rows.js';

/** Tips of contracts that the actor was already allowed to read. */
@Injectable()
export class TipsReader {
  constructor(private readonly work: Work) {}

  /** Newest first, in the order of the ids. */
  async ofContracts(contractIds: readonly string[]): Promise<TipRow[][]> {
    const rows = await this.work.read<{ id: string; tips: readonly Stored<TipRow>[] }>(
      `select wanted.id, ${tipsJson('wanted.id')} as tips from unnest($1::uuid[]) wanted (id)`,
      [contractIds],
    );
    const byContract = new Map(rows.map(({ id, tips }) => [id, tips.map(tipOf)]));
    return contractIds.map((id) => byContract.get(id) ?? []);
  }
}
