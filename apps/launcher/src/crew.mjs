/**
 * @typedef {object} Member
 * @property {string} name
 * @property {() => Promise<void>} stop
 * @property {Promise<unknown>} [ended] settles when it is gone, wanted or not
 */

/** Everything that runs together. It stops in the reverse order of starting, once, whoever asks. */
export class Crew {
  /** @type {Member[]} */
  #members = [];
  /** @type {Promise<void> | undefined} */
  #stopping;
  /** @type {(name: string) => void} */
  #lost = () => {};

  /** The name of the first that ended without having been asked to. */
  firstLost = new Promise((/** @type {(name: string) => void} */ resolve) => {
    this.#lost = resolve;
  });

  /**
   * @template {Member} T
   * @param {T} member
   * @returns {T}
   */
  add(member) {
    this.#members.push(member);
    void member.ended?.then(() => {
      if (!this.#stopping && this.#members.includes(member)) this.#lost(member.name);
    });
    return member;
  }

  /**
   * Stops one, to start it anew.
   * @param {Member} member
   */
  async dismiss(member) {
    this.#members = this.#members.filter((other) => other !== member);
    await member.stop();
  }

  stop() {
    this.#stopping ??= (async () => {
      for (const member of this.#members.toReversed()) await member.stop();
    })();
    return this.#stopping;
  }
}
