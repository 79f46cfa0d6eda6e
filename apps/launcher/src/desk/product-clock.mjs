import { withClient } from '../postgres/roles.mjs';

/**
 * The time of the product, which a demo may move forward. The app reads its offset from the database and the stand-in
 * of Stripe has a clock of its own; both are moved here, from outside of both.
 */
export class ProductClock {
  #ownerUrl;
  #sandboxUrl;

  /** @param {{ ownerUrl: string, sandboxUrl?: string }} where */
  constructor({ ownerUrl, sandboxUrl }) {
    this.#ownerUrl = ownerUrl;
    this.#sandboxUrl = sandboxUrl;
  }

  /** @returns {Promise<number>} how far product time runs ahead of wall time */
  offsetMs() {
    return withClient(this.#ownerUrl, async (client) => {
      const { rows } = await client.query('select offset_ms from clock');
      return Number(rows[0]?.offset_ms ?? 0);
    });
  }

  /**
   * Forward only: what fell due stays done, so time cannot be taken back.
   * @param {number} milliseconds
   * @returns {Promise<number>} the new offset
   */
  async advance(milliseconds) {
    const offsetMs = await withClient(this.#ownerUrl, async (client) => {
      const { rows } = await client.query(
        `insert into clock (offset_ms) values ($1)
         on conflict (id) do update set offset_ms = clock.offset_ms + excluded.offset_ms
         returning offset_ms`,
        [milliseconds],
      );
      await client.query('notify clock');
      return Number(rows[0].offset_ms);
    });
    // The app first: what it asks of Stripe when a deadline passes should find Stripe at the same time or earlier.
    await this.#moveSandbox(offsetMs);
    return offsetMs;
  }

  /** @param {number} offsetMs */
  async #moveSandbox(offsetMs) {
    if (!this.#sandboxUrl) return;
    const answer = await fetch(`${this.#sandboxUrl}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs }),
    });
    if (!answer.ok) throw new Error(`The payment sandbox did not move its clock: it answered ${answer.status}.`);
  }
}
