import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from './clock/clock.js';
import { runDueJobs } from './clock/run-due-jobs.js';
import { Ticker } from './clock/ticker.js';
import { Control } from './control/control.js';
import { Faults } from './control/faults.js';
import { plantWorld } from './control/plant-world.js';
import { Courier } from './events/courier.js';
import type { Watcher } from './exchange.js';
import { RequestHandler } from './protocol/handle-request.js';
import { createSandboxApp } from './sandbox-app.js';
import { JournalFile } from './storage/journal-file.js';
import { Store } from './storage/store.js';
import type { World } from './world.js';

/** How a sandbox is started; everything has a default. */
export interface SandboxOptions {
  /** 0 means any free port. */
  port?: number;
  host?: string;
  /** Where the state is kept; without it, it is kept in memory only. */
  dataDir?: string;
  secretKey?: string;
  /** The base of the links to hosted pages. */
  publicUrl?: string;
  /** Is told of every call with its answer and of every event that is sent; for tests that look for drift. */
  onExchange?: Watcher;
}

/** A running sandbox. */
export interface RunningSandbox {
  url: string;
  port: number;
  secretKey: string;
  control: Control;
  close(): Promise<void>;
}

const PLATFORM = 'acct_sandboxplatform';

/** Starts a sandbox in this process. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const { port = 0, host = '127.0.0.1', secretKey = 'sk_test_sandbox' } = options;
  const store = new Store(options.dataDir ? new JournalFile(options.dataDir) : undefined);
  const clock = new Clock(store.tables.settings);
  const base = { store, tables: store.tables, clock, platform: PLATFORM, secretKey, cause: null, watch: options.onExchange };
  const world: World = { ...base, publicUrl: '' };
  plantWorld(world);
  store.commit();

  const faults = new Faults();
  const courier = new Courier(world, faults);
  const ticker = new Ticker(world, courier);
  const replan = () => ticker.replan();
  const control = new Control(world, courier, faults, replan);
  const handler = new RequestHandler(world, faults);
  const server = createServer(createSandboxApp({ world, handler, control, courier, replan }));
  const actual = await listen(server, port, host);
  const url = `http://${host}:${actual}`;
  world.publicUrl = (options.publicUrl ?? url).replace(/\/$/, '');
  runDueJobs(world);
  replan();

  const close = async () => {
    ticker.stop();
    courier.stop();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url, port: actual, secretKey, control, close };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
