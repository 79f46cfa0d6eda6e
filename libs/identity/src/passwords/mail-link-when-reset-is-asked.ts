import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config, EventHandlers, newId, OutgoingMails, type Tx } from '@sidecrew/platform';
import { PasswordResetAsked } from '../identity.events.js';
import { resetMail } from '../links/link-mails.js';
import { makeLink } from '../links/single-use-links.js';

/** Makes the link and mails it, where the address belongs to somebody. */
@Injectable()
export class MailLinkWhenResetIsAsked implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly mails: OutgoingMails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.events.on(PasswordResetAsked, 'mail-link-when-reset-is-asked', (tx, { userId }) => this.mail(tx, userId));
  }

  private async mail(tx: Tx, userId: string | null): Promise<void> {
    const [user] = await tx.query<{ email: string }>(`select email from users where id = $1`, [userId]);
    if (!userId || !user) return;
    const token = await makeLink(tx, userId, 'reset_password');
    await this.mails.queue(tx, { key: `reset:${newId()}`, ...resetMail(user.email, this.config.publicUrl, token) });
  }
}
