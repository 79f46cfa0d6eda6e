import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VettingDecided } from '@sidecrew/experts';
import { MessageSent } from '../messages/messages.events.js';
import { NoticeWriter } from './notice-writer.js';

const verdicts = { vetted: 'You are vetted', refused: 'You are not vetted yet', taken_back: 'Your vetting was taken back' } as const;

@Injectable()
export class TellAboutPeople implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.writer.on(VettingDecided, 'tell-expert-when-vetting-is-decided', ({ expertId, category, state, reason }) => [
      {
        personId: expertId,
        sentence: `${verdicts[state]} in ${category}.${reason ? ` ${reason}` : ''}`,
        path: '/profile',
        action: 'Open your profile',
      },
    ]);
    this.writer.on(MessageSent, 'tell-other-side-when-message-is-sent', ({ recipientId, threadId, taskTitle }) => [
      {
        personId: recipientId,
        sentence: `New message about “${taskTitle}”.`,
        path: `/messages/${threadId}`,
        subjectId: threadId,
        action: 'Read the message',
      },
    ]);
  }
}
