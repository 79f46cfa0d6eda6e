import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readConfig, SettingsRefused, Work } from '@sidecrew/platform';
import { createApp } from './create-app.js';
import { makeDemoWorld } from './demo/make-world.js';

/**
 * `node apps/api/dist/seed-demo.js`, with the environment of main.ts: fills an empty database with the demo world.
 * Listens on the API's own port meanwhile, since the payment sandbox reports there.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.demo) throw new Error('The demo world is only made where DEMO is 1.');
  const app = await createApp(config);
  try {
    const [people] = await app.get(Work).read<{ n: number }>('select count(*)::int as n from users');
    if (people?.n) throw new Error(`This database has ${people.n} people already, so no demo world is made.`);
    await app.listen(config.port, config.host);
    const started = Date.now();
    const signIns = await makeDemoWorld(app, config, (line) => console.log(line));
    const file = resolve(process.env.DEMO_FILE ?? '.sidecrew/demo.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
    console.log(`The demo world was made in ${Math.round((Date.now() - started) / 1_000)} s.`);
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsRefused ? error.message : error);
  process.exitCode = 1;
});
