import { Bid } from './bidding/bid.entity.js';
import { Bidding1764000006002 } from './bidding/migrations/1764000006002-bidding.js';
import { Contract } from './hiring/contract.entity.js';
import { Hiring1764000006003 } from './hiring/migrations/1764000006003-hiring.js';
import { Milestone } from './hiring/milestone.entity.js';
import { Posting1764000006001 } from './posting/migrations/1764000006001-posting.js';
import { Task } from './posting/task.entity.js';

export * from './bidding/bid.events.js';
export * from './contract.process.js';
export * from './hiring/hiring.events.js';
export * from './marketplace.module.js';
export * from './milestone.process.js';
export * from './posting/task.events.js';
export * from './timers.js';

/** `apps/api` gathers them; the number in a migration's name is its place. */
export const marketplaceEntities = [Task, Bid, Contract, Milestone];
export const marketplaceMigrations = [Posting1764000006001, Bidding1764000006002, Hiring1764000006003];
