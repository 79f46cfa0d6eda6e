import 'reflect-metadata';
import { readConfig, SettingsRefused, Worker } from '@sidecrew/platform';
import { createApp } from './create-app.js';
import { warnOfOwnerRole } from './owner-role.js';

/** Starts the process in its role: `api` answers, `worker` looks after due work, `all` does both. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await warnOfOwnerRole(app);
  if (config.role !== 'api') app.get(Worker).start();
  await app.listen(config.port, config.host);
  console.log(JSON.stringify({ listening: await app.getUrl(), role: config.role }));
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsRefused ? error.message : error);
  process.exit(1);
});
