import { Module } from '@nestjs/common';
import { MarketplaceModule } from '@sidecrew/marketplace';
import { LiveResolver } from './graphql/live.resolver.js';
import { MessageAuthorResolver, ThreadsResolver } from './graphql/messages.resolver.js';
import { NoticesResolver } from './graphql/notices.resolver.js';
import { UnreadResolver } from './graphql/unread.resolver.js';
import { CountMessages } from './messages/count-messages.js';
import { MarkThreadRead } from './messages/mark-thread-read.js';
import { OpenThread } from './messages/open-thread.js';
import { ReadThread } from './messages/read-thread.js';
import { SendMessage } from './messages/send-message.js';
import { ThreadsReader } from './messages/threads.reader.js';
import { MarkNoticesRead } from './notices/mark-notices-read.js';
import { NoticeWriter } from './notices/notice-writer.js';
import { NoticesReader } from './notices/notices.reader.js';
import { Notices } from './notices/tell.js';
import { TellAboutBids } from './notices/tell-about-bids.js';
import { TellAboutContracts } from './notices/tell-about-contracts.js';
import { TellAboutDeliveries } from './notices/tell-about-deliveries.js';
import { TellAboutDisputes } from './notices/tell-about-disputes.js';
import { TellAboutHours } from './notices/tell-about-hours.js';
import { TellAboutMoney } from './notices/tell-about-money.js';
import { TellAboutPeriods } from './notices/tell-about-periods.js';
import { TellAboutPeople } from './notices/tell-about-people.js';
import { TellAboutTasks } from './notices/tell-about-tasks.js';
import { TellStaff } from './notices/tell-staff.js';

export const conversationsResolvers = [ThreadsResolver, MessageAuthorResolver, NoticesResolver, UnreadResolver, LiveResolver];

@Module({
  imports: [MarketplaceModule],
  providers: [
    ...conversationsResolvers,
    ThreadsReader,
    OpenThread,
    ReadThread,
    SendMessage,
    MarkThreadRead,
    CountMessages,
    Notices,
    NoticeWriter,
    NoticesReader,
    MarkNoticesRead,
    TellAboutTasks,
    TellAboutBids,
    TellAboutContracts,
    TellAboutDeliveries,
    TellAboutDisputes,
    TellAboutHours,
    TellAboutMoney,
    TellAboutPeriods,
    TellAboutPeople,
    TellStaff,
  ],
  exports: [SendMessage, OpenThread],
})
export class ConversationsModule {}
