export * from './conversations.module.js';
export * from './messages/messages.events.js';
export * from './messages/open-thread.js';
export * from './messages/send-message.js';
import { Conversations1764000007001 } from './migrations/1764000007001-conversations.js';

export const conversationsMigrations = [Conversations1764000007001];
