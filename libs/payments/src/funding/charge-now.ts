import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import { IntentRunner } from '../intents/intent-runner.js';
import { pageKeyOf } from './saved-card-declined.js';

/** Charges a saved card whose owner waits for the answer. */
@Injectable()
export class ChargeNow {
  constructor(
    private readonly work: Work,
    private readonly runner: IntentRunner,
  ) {}

  /**
   * Sends the wish now; where its owner is asked back, their page is opened in the same breath. Call it after the commit. What is
   * not clear in a few seconds goes on in the sweep.
   */
  async run(intentId: string): Promise<void> {
    if ((await this.runner.runOrWait(intentId)) !== 'refused') return;
    const [charge] = await this.work.read<{ key: string }>(`select business_key as key from intents where id = $1`, [intentId]);
    const [page] = await this.work.read<{ id: string }>(`select id from intents where business_key = $1`, [pageKeyOf(charge?.key ?? '')]);
    if (page) await this.runner.runOrWait(page.id);
  }
}
