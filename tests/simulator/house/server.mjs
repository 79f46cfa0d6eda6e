// @ts-check
/**
 * The built server as a process of its own. It answers over HTTP as always; due work it does when it is told to, so that
 * what happens between two steps of a run follows from the run. It can be killed anywhere, also at a named place.
 */
import { writeSync } from 'node:fs';
import { createApp } from '@sidecrew/api';
import { CrashPoints } from '@sidecrew/payments';
import { Clock, readConfig, Worker } from '@sidecrew/platform';

const app = await createApp({ ...readConfig(process.env), movableClock: true });

/** So many named places are passed before the power goes; it stays as long as nobody wishes otherwise. */
let left = 0;
app.get(CrashPoints, { strict: false }).endWhere((place) => {
  left -= 1;
  // Written at once: nothing is said after the blow.
  if (left === 0) writeSync(1, `\nkilled at ${place}\n`);
  return left === 0;
});

/** @type {Readonly<Record<string, (value: number) => unknown>>} */
const wishes = {
  async serve(offset) {
    app.get(Clock).offset = offset;
    await app.listen(Number(process.env['PORT']), '127.0.0.1');
  },
  work: () => app.get(Worker).drain(),
  moveClock: (offset) => void (app.get(Clock).offset = offset),
  cutPower: (places) => void (left = places),
};

process.on('message', async (/** @type {{ n: number, wish: string, value: number }} */ { n, wish, value }) => {
  const answer = await wishes[wish]?.(value);
  process.send?.({ n, answer });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());

process.send?.({ n: 0 });
