import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, InvalidInput, newId, OutgoingMails, type Tx, Work } from '@sidecrew/platform';
import { PersonSignedUp } from '../identity.events.js';
import { alreadyJoinedMail, verificationMail } from '../links/link-mails.js';
import { makeLink } from '../links/single-use-links.js';
import { hashPassword } from '../passwords/password-hash.js';
import { refuseWeakPassword } from '../passwords/password-rules.js';
import { Throttles } from '../sessions/throttles.js';
import { mustBeLocale } from './locale.js';
import { User } from './user.entity.js';

export interface SignUpWish {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
  readonly owner: boolean;
  readonly expert: boolean;
  readonly termsVersion: string;
}

/**
 * Makes an account and mails a link that confirms the address. A known address gets another mail and the same answer,
 * after the same work, so that nobody learns who has an account.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly work: Work,
    private readonly mails: OutgoingMails,
    private readonly throttles: Throttles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `address` is the network address that asks; the making of the demo world has none. */
  async run(wish: SignUpWish, address: string | null = null): Promise<void> {
    if (address) await this.throttles.take('join-from-address', address);
    if (!wish.owner && !wish.expert) throw new InvalidInput('owner', 'Choose what brings you here: handing work over, doing it, or both.');
    mustBeLocale(wish);
    refuseWeakPassword(wish.password, wish);
    const email = wish.email.trim().toLowerCase();
    const passwordHash = await hashPassword(wish.password);
    await this.work.transaction(async (tx) => {
      const id = newId();
      const made = await tx.query(
        `insert into users (id, email, name, password_hash, language, time_zone, is_owner, is_expert, terms_version, terms_accepted_at, joined_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict (email) do nothing returning id`,
        [id, email, wish.name.trim(), passwordHash, wish.language, wish.timeZone, wish.owner, wish.expert, wish.termsVersion, tx.now],
      );
      if (made.length === 0) {
        await this.mails.queue(tx, {
          key: `joined:${email}:${tx.now.toISOString().slice(0, 13)}`,
          ...alreadyJoinedMail(email, this.config.publicUrl),
        });
        return;
      }
      await this.mailLink(tx, id, email);
      await tx.publish(new PersonSignedUp(id));
    });
  }

  /** Mails a fresh link to a person whose address is not confirmed yet. */
  async resend(userId: string): Promise<void> {
    await this.throttles.take('mail-to-account', userId);
    await this.work.transaction(async (tx) => {
      const user = await tx.manager.findOneByOrFail(User, { id: userId });
      if (!user.emailVerifiedAt) await this.mailLink(tx, user.id, user.email);
    });
  }

  private async mailLink(tx: Tx, id: string, email: string): Promise<void> {
    const token = await makeLink(tx, id, 'verify_email');
    await this.mails.queue(tx, {
      key: `verify:${newId()}`,
      ...verificationMail(email, this.config.publicUrl, token),
    });
  }
}
