export { startSandbox, type RunningSandbox, type SandboxOptions } from './start-sandbox.js';
export type { Exchange, Watcher } from './exchange.js';
export type { Control } from './control/control.js';
export type { EventFault, Fault, RequestFault } from './control/fault-rules.js';
export type { SeedWish } from './control/seed-world.js';
export type { Settings } from './settings.js';
export type { Snapshot } from './storage/store.js';
