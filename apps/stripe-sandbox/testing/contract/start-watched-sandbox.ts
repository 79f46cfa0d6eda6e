import { startSandbox, type RunningSandbox, type SandboxOptions } from '../../src/index.js';
import { watchContract } from './watch.js';

/** A sandbox whose `close` fails the test when anything that went over the wire was not as the contract says. */
export async function startWatchedSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const contract = watchContract();
  const sandbox = await startSandbox({ ...options, onExchange: contract.onExchange });
  const close = async () => {
    await sandbox.close();
    contract.mustBeKept();
  };
  return { ...sandbox, close };
}
