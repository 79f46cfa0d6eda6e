import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { inRoot } from '../places.mjs';

const COMMITTED = 'libs/api-types/schema.graphql';

/** Whether the committed schema is the one that the built API speaks: the web client's types are made of it. */
export async function schemaIsFresh() {
  const { stdout } = await promisify(execFile)(process.execPath, [inRoot('apps/api/dist/print-schema.js')], {
    maxBuffer: 20_000_000,
  });
  if (stdout.trim() === readFileSync(inRoot(COMMITTED), 'utf8').trim()) return true;
  console.error(`${COMMITTED} is not what the API speaks. Write it anew with: node apps/api/dist/print-schema.js > ${COMMITTED}`);
  return false;
}
