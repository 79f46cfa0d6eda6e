import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, newId, OutgoingMails, Work } from '@sidecrew/platform';
import { resetMail } from '../links/link-mails.js';
import { makeLink } from '../links/single-use-links.js';

const mailsPerHour = 5;

/** Mails a link for a new password; the answer is the same whether or not the address is known. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly work: Work,
    private readonly mails: OutgoingMails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(givenEmail: string): Promise<void> {
    const email = givenEmail.trim().toLowerCase();
    await this.work.transaction(async (tx) => {
      const [user] = await tx.query<{ id: string }>(`select id from users where email = $1`, [email]);
      const [recent] = await tx.query<{ n: number }>(
        `select count(*)::int as n from outgoing_mails where recipient = $1 and key like 'reset:%' and queued_at > $2::timestamptz - interval '1 hour'`,
        [email, tx.now],
      );
      if (!user || (recent?.n ?? 0) >= mailsPerHour) return;
      const token = await makeLink(tx, user.id, 'reset_password');
      await this.mails.queue(tx, { key: `reset:${newId()}`, ...resetMail(email, this.config.publicUrl, token) });
    });
  }
}
