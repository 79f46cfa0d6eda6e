import { randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new id such as `ch_3kq…`: the prefix tells the kind, the rest is random. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${randomWord(length)}`;
}

/** Random letters and digits. */
export function randomWord(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
