import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import { useLink } from '../links/single-use-links.js';

/** Uses the mailed link up and confirms the address; answers whose it is. */
@Injectable()
export class VerifyEmail {
  constructor(private readonly work: Work) {}

  async run(token: string): Promise<string> {
    return this.work.transaction(async (tx) => {
      const userId = await useLink(tx, token, 'verify_email');
      await tx.query(`update users set email_verified_at = coalesce(email_verified_at, $2) where id = $1`, [userId, tx.now]);
      return userId;
    });
  }
}
