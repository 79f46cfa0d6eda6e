import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEPT = 500;

/**
 * @typedef {object} CaughtMail
 * @property {string} id
 * @property {string} at when it arrived, wall time
 * @property {string} from
 * @property {string[]} to
 * @property {string} subject
 * @property {string} text
 * @property {string | null} html
 * @property {Record<string, string>} headers
 */

/** The mails that were caught, one JSON file each, newest last by name; the oldest beyond 500 are let go. */
export class Mailbox {
  #folder;
  /** Tells apart mails of one millisecond. */
  #arrived = 0;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** @param {Omit<CaughtMail, 'id' | 'at'>} mail */
  add(mail) {
    const at = new Date().toISOString();
    this.#arrived += 1;
    const id = `${at.replace(/\D/g, '')}-${String(this.#arrived).padStart(6, '0')}-${randomUUID().slice(0, 8)}`;
    writeFileSync(this.#file(id), JSON.stringify({ id, at, ...mail }, null, 2));
    for (const old of this.#ids().slice(0, -KEPT)) rmSync(this.#file(old), { force: true });
  }

  /**
   * Newest first.
   * @param {string} [address] only mails to addresses that contain this
   * @returns {CaughtMail[]}
   */
  list(address = '') {
    const wanted = address.trim().toLowerCase();
    return this.#ids()
      .reverse()
      .map((id) => this.#read(id))
      .filter((mail) => mail.to.some((to) => to.toLowerCase().includes(wanted)));
  }

  /**
   * @param {string} id
   * @returns {CaughtMail | undefined}
   */
  find(id) {
    // Looked up in the list and not as a path, so that an id can never point outside of the folder.
    return this.#ids().includes(id) ? this.#read(id) : undefined;
  }

  #ids() {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  /** @param {string} id @returns {CaughtMail} */
  #read(id) {
    return JSON.parse(readFileSync(this.#file(id), 'utf8'));
  }

  /** @param {string} id */
  #file(id) {
    return join(this.#folder, `${id}.json`);
  }
}
