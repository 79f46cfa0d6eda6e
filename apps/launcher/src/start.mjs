/** `npm start`: from a checkout to a running Sidecrew with everything it needs on this machine. */
import { runCrew } from './run-crew.mjs';
import { up } from './start/up.mjs';
import { welcome } from './start/welcome.mjs';

await runCrew(async (crew) => {
  console.log(welcome(await up(crew)));
});
