export * from './contract.process.js';
export * from './milestone.process.js';
export * from './timers.js';
