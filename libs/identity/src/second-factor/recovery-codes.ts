import { createHash, randomInt } from 'node:crypto';
import type { Tx } from '@sidecrew/platform';

const howMany = 10;
const length = 10;
/** Without what is misread: no 0 and O, no 1, I and L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** As it was written down, however it is typed: "ab2cd-ef3gh" is "AB2CDEF3GH". */
const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** 49 random bits, tried at most ten times a quarter of an hour: a plain digest is enough. */
const hashOf = (code: string): string => createHash('sha256').update(plain(code)).digest('hex');

/** Gives ten new codes, each good once; earlier ones end. Only their hashes are kept. */
export async function giveRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await tx.query(`delete from recovery_codes where user_id = $1`, [userId]);
  await tx.query(`insert into recovery_codes (user_id, code_hash) select $1, unnest($2::text[])`, [userId, codes.map(hashOf)]);
  return codes;
}

/** Uses a code up; false where it is none of theirs. */
export async function useRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const used = await tx.query(`delete from recovery_codes where user_id = $1 and code_hash = $2 returning user_id`, [userId, hashOf(code)]);
  return used.length > 0;
}

function newCode(): string {
  const signs = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return `${signs.slice(0, length / 2)}-${signs.slice(length / 2)}`;
}
