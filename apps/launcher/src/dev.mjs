/**
 * `npm run dev`: like `npm start`, and every saved file is in the running app a few seconds later. A server file is
 * compiled by itself, the web client is built anew through Nx; then the API starts again, with the database, the
 * sandbox and the mail left as they are.
 */
import { compileFile } from './dev/compile-file.mjs';
import { watchSources } from './dev/watch.mjs';
import { inRoot } from './places.mjs';
import { step } from './progress.mjs';
import { runCrew } from './run-crew.mjs';
import { nx } from './start/build.mjs';
import { up } from './start/up.mjs';
import { welcome } from './start/welcome.mjs';

const WEB = [inRoot('apps/web'), inRoot('libs/ui')];

await runCrew(async (crew) => {
  const running = await up(crew);
  await watchSources(async (changed) => {
    console.log(`\n${changed.map(({ file }) => file).join(', ')}`);
    if (changed.some(({ packageFolder }) => WEB.includes(packageFolder))) await step('build', () => nx(['build']));
    const server = changed.filter(({ packageFolder, file }) => !WEB.includes(packageFolder) && file.endsWith('.ts'));
    await Promise.all(server.map(({ packageFolder, file }) => compileFile(packageFolder, file)));
    await running.restartApi();
  });
  console.log(welcome(running));
});
