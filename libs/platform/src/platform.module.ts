import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { CONFIG, type Config } from './config/config.js';
import { Work } from './database/work.js';
import { EventHandlers } from './events/event-handlers.js';
import { OutboxRelay } from './events/outbox-relay.js';
import { LiveTopics } from './live/live-topics.js';
import { Notifications } from './live/notifications.js';
import { Mailer } from './mail/mailer.js';
import { OutgoingMails } from './mail/outgoing-mails.js';
import { Deadlines } from './work/deadlines.js';
import { Worker } from './work/worker.js';

/** What every step may use without asking: time, transactions, facts, deadlines, live notes. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    const provided = [
      Clock,
      Work,
      EventHandlers,
      Worker,
      Deadlines,
      Notifications,
      LiveTopics,
      Mailer,
      OutgoingMails,
      { provide: CONFIG, useValue: config },
    ];
    return { module: PlatformModule, providers: [...provided, OutboxRelay], exports: provided };
  }
}
