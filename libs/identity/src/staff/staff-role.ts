import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotFound, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { endSessionsOf } from '../sessions/session-rows.js';
import { requireFreshProof } from '../sessions/fresh-proof.js';

/** Gives and takes the staff role: always by another admin, always with a reason on record. The first one comes from the server's own command. */
@Injectable()
export class StaffRole {
  constructor(private readonly work: Work) {}

  async grant(actor: Actor, userId: string, reason: string): Promise<void> {
    requireFreshProof(actor);
    await this.work.transaction((tx) => this.set(tx, userId, true, actor.id, reason));
  }

  async revoke(actor: Actor, userId: string, reason: string): Promise<void> {
    requireFreshProof(actor);
    if (userId === actor.id) throw new InvalidInput('userId', 'Another admin takes your role, not you.');
    await this.work.transaction(async (tx) => {
      await this.set(tx, userId, false, actor.id, reason);
      await endSessionsOf(tx, userId);
    });
  }

  /** For the command on the server. */
  async grantFirst(userId: string): Promise<void> {
    await this.work.transaction((tx) => this.set(tx, userId, true, null, 'Given by the command on the server.'));
  }

  private async set(tx: Tx, userId: string, isAdmin: boolean, actorId: string | null, reason: string): Promise<void> {
    const changed = await tx.query(`update users set is_admin = $2 where id = $1 returning id`, [userId, isAdmin]);
    if (changed.length === 0) throw new NotFound('account');
    await recordAudit(tx, {
      actorId,
      action: isAdmin ? 'admin.granted' : 'admin.revoked',
      subjectType: 'user',
      subjectId: userId,
      reason,
    });
  }
}
