import { defineProcess } from '@sidecrew/platform';

export const taskStates = ['draft', 'screening', 'open', 'paused', 'awarded', 'closed', 'expired', 'done', 'removed'] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * The life of a task (product §3.1). Pausing, resuming and taking down are rows to be added here; their states are
 * known already, so that closing and expiry count them in.
 */
export const taskProcess = defineProcess(taskStates, {
  save: { from: ['draft'], by: ['owner'], to: 'same' },
  publish: { from: ['draft'], by: ['owner'], to: 'screening' },
  // A draft that nobody ever saw is deleted; one that was public before is closed, since bids may cite it.
  discard: { from: ['draft'], by: ['owner'], to: ['draft', 'closed'] },
  pass: { from: ['screening'], by: ['clock', 'admin'], to: 'open', after: 'SCREEN_AUTO' },
  reject: { from: ['screening'], by: ['admin'], to: 'draft' },
  withdraw: { from: ['screening'], by: ['owner'], to: 'draft' },
  edit: { from: ['open'], by: ['owner'], to: ['open', 'screening'] },
  award: { from: ['open'], by: ['payments'], to: 'awarded' },
  close: { from: ['open', 'paused'], by: ['owner'], to: 'closed' },
  expire: { from: ['open', 'paused'], by: ['clock'], to: 'expired', after: 'TASK_OPEN' },
  reopen: { from: ['awarded'], by: ['clock', 'payments'], to: 'open' },
  finish: { from: ['awarded'], by: ['clock', 'payments'], to: 'done' },
  repost: { from: ['closed', 'expired', 'done'], by: ['owner'], to: 'same' },
});
export type TaskStep = keyof typeof taskProcess.transitions;

/** Still going somewhere: what spend limits and account deletion look at. */
export const liveTaskStates: readonly TaskState[] = ['screening', 'open', 'paused', 'awarded'];

/** Everyone may read these; the others belong to their owner, admins and whoever has a bid or contract on them. */
export const publicTaskStates: readonly TaskState[] = ['open'];
