// @ts-check
/** `npm run simulate -- --seed 7 --steps 500`: one long run of the simulator. `--only 3,17` plays these commands of it alone. */
import { parseArgs } from 'node:util';
import { runOrExplain, SentenceError } from '../../apps/launcher/src/sentence-error.mjs';
import { nx } from '../../apps/launcher/src/start/build.mjs';
import { runJest } from '../../apps/launcher/src/test/run-jest.mjs';

await runOrExplain(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '300' },
      only: { type: 'string' },
      currencies: { type: 'string' },
      shrink: { type: 'string', default: '10' },
    },
  });
  const [seed, steps] = [values.seed, values.steps].map(wholeNumber);
  const wish = {
    seed,
    steps,
    ...(values.only && { only: values.only.split(',').map(wholeNumber) }),
    ...(values.currencies && { currencies: values.currencies.split(',') }),
  };
  await nx(['build']);
  process.env['SIMULATE'] = JSON.stringify(wish);
  process.env['SIMULATE_SHRINK_MINUTES'] = String(wholeNumber(values.shrink));
  const { failed } = await runJest(['tests/simulator']);
  if (failed > 0) process.exitCode = 1;
});

/** @param {string} text */
function wholeNumber(text) {
  if (!/^\d+$/.test(text)) throw new SentenceError(`"${text}" is not a whole number.`);
  return Number(text);
}
