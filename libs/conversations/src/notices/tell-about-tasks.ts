import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TaskDone, TaskExpired, TaskOpened, TaskRejected, TaskReopened } from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';

@Injectable()
export class TellAboutTasks implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.writer.on(TaskOpened, 'tell-owner-when-task-opens', ({ ownerId, taskId }, { task }) => [
      { personId: ownerId, sentence: `“${task}” is open: experts can bid now.`, path: `/tasks/${taskId}`, action: 'Open the task' },
    ]);
    this.writer.on(TaskRejected, 'tell-owner-when-task-is-rejected', ({ ownerId, taskId, note }, { task }) => [
      {
        personId: ownerId,
        sentence: `“${task}” needs a change before it can open: ${note}`,
        path: `/tasks/${taskId}/edit`,
        action: 'Edit the task',
      },
    ]);
    this.writer.on(TaskExpired, 'tell-owner-when-task-expires', ({ ownerId, taskId }, { task }) => [
      {
        personId: ownerId,
        sentence: `“${task}” was open for 30 days and has ended. You can post it again in one tap.`,
        path: `/tasks/${taskId}`,
        action: 'Post it again',
      },
    ]);
    this.writer.on(TaskReopened, 'tell-owner-when-task-reopens', ({ ownerId, taskId }, { task }) => [
      {
        personId: ownerId,
        sentence: `“${task}” is open again: its contract ended without a release.`,
        path: `/tasks/${taskId}/bids`,
        action: 'Compare bids',
      },
    ]);
    this.writer.on(TaskDone, 'tell-owner-when-task-is-done', ({ ownerId, taskId }, { task }) => [
      { personId: ownerId, sentence: `“${task}” is done.`, path: `/tasks/${taskId}`, action: 'Open the task' },
    ]);
  }
}
