import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, newId, OutgoingMails, Work } from '@sidecrew/platform';
import { resetMail } from '../links/link-mails.js';
import { makeLink } from '../links/single-use-links.js';
import { Throttles } from '../sessions/throttles.js';

/** Mails a link for a new password; the answer is the same whether or not the address is known, or asked too often. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly work: Work,
    private readonly mails: OutgoingMails,
    private readonly throttles: Throttles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(givenEmail: string): Promise<void> {
    const email = givenEmail.trim().toLowerCase();
    if (!(await this.throttles.isLeft('mail-to-account', email))) return;
    await this.work.transaction(async (tx) => {
      const [user] = await tx.query<{ id: string }>(`select id from users where email = $1`, [email]);
      if (!user) return;
      const token = await makeLink(tx, user.id, 'reset_password');
      const mail = resetMail(email, this.config.publicUrl, token);
      await this.mails.queue(tx, { key: `reset:${newId()}`, ...mail });
    });
  }
}
