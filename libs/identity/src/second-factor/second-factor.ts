import { Inject, Injectable } from '@nestjs/common';
import { type Actor, CONFIG, type Config, NotPossibleNow, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { CodeNotRight } from '../identity.refusals.js';
import { requireFreshProof } from '../sessions/fresh-proof.js';
import { endSessionsOf } from '../sessions/session-rows.js';
import { Throttles } from '../sessions/throttles.js';
import { giveRecoveryCodes, useRecoveryCode } from './recovery-codes.js';
import { seal, unseal } from './sealed-secret.js';
import { newSecret, setupLink, stepOf } from './time-codes.js';

interface FactorRow {
  readonly sealed: string;
  readonly confirmed: boolean;
}

/** What an authenticator app needs to join. */
export interface Setup {
  readonly secret: string;
  readonly link: string;
}

/**
 * The second factor of an account: six digits of an authenticator app, each good once, or a recovery code. Required of
 * admins, offered to everybody (product §3.10).
 */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly work: Work,
    private readonly throttles: Throttles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async isOn(userId: string): Promise<boolean> {
    const rows = await this.work.read(`select 1 from second_factors where user_id = $1 and confirmed_at is not null`, [userId]);
    return rows.length > 0;
  }

  /** Begins anew as often as asked; nothing counts until a code was given. */
  async begin(actor: Actor, email: string): Promise<Setup> {
    requireFreshProof(actor);
    const secret = newSecret();
    const sealed = seal(secret, actor.id, this.config.sessionSecret);
    const begun = await this.work.transaction((tx) =>
      tx.query(
        `insert into second_factors (user_id, sealed_secret, begun_at) values ($1, $2, $3)
         on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at, last_step = 0
           where second_factors.confirmed_at is null
         returning user_id`,
        [actor.id, sealed, tx.now],
      ),
    );
    if (begun.length === 0) throw new NotPossibleNow('second factor', 'begin', 'on');
    return { secret, link: setupLink(secret, email) };
  }

  /** The first code of the app turns it on; answers the recovery codes, which are shown this one time. */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    requireFreshProof(actor);
    await this.throttles.take('code-of-account', actor.id);
    return this.work.transaction(async (tx) => {
      const factor = await this.lock(tx, actor.id);
      if (!factor || factor.confirmed) throw new NotPossibleNow('second factor', 'confirm', factor ? 'on' : 'off');
      if (!(await this.takeTimeCode(tx, actor.id, factor, code))) throw new CodeNotRight();
      await tx.query(`update second_factors set confirmed_at = $2 where user_id = $1`, [actor.id, tx.now]);
      await this.record(tx, actor.id, 'on');
      return giveRecoveryCodes(tx, actor.id);
    });
  }

  /** The one way to try a code, whatever for; counted per account. */
  async check(userId: string, code: string): Promise<void> {
    await this.throttles.take('code-of-account', userId);
    await this.work.transaction(async (tx) => {
      const factor = await this.lock(tx, userId);
      const fits = factor?.confirmed && ((await this.takeTimeCode(tx, userId, factor, code)) || (await useRecoveryCode(tx, userId, code)));
      if (!fits) throw new CodeNotRight();
    });
    await this.throttles.clear('code-of-account', userId);
  }

  async renewCodes(actor: Actor): Promise<string[]> {
    requireFreshProof(actor);
    return this.work.transaction(async (tx) => {
      const factor = await this.lock(tx, actor.id);
      if (!factor?.confirmed) throw new NotPossibleNow('second factor', 'renew', 'off');
      await this.record(tx, actor.id, 'codes_renewed');
      return giveRecoveryCodes(tx, actor.id);
    });
  }

  async end(actor: Actor): Promise<void> {
    requireFreshProof(actor);
    await this.work.transaction((tx) => this.remove(tx, actor.id, actor.sessionId));
  }

  /** For the command on the server: somebody lost the phone and the codes. */
  async endFor(userId: string): Promise<void> {
    await this.work.transaction((tx) => this.remove(tx, userId, null));
  }

  /** Other sessions end: what they were allowed came from the factor. */
  private async remove(tx: Tx, userId: string, keepSessionId: string | null): Promise<void> {
    const ended = await tx.query(`delete from second_factors where user_id = $1 returning user_id`, [userId]);
    if (ended.length === 0) return;
    await endSessionsOf(tx, userId, keepSessionId);
    await this.record(tx, userId, 'off');
  }

  private async lock(tx: Tx, userId: string): Promise<FactorRow | undefined> {
    const [factor] = await tx.query<FactorRow>(
      `select sealed_secret as sealed, confirmed_at is not null as confirmed from second_factors where user_id = $1 for update`,
      [userId],
    );
    return factor;
  }

  /** A code counts for the step it belongs to, and no step counts twice: what was looked over a shoulder opens nothing. */
  private async takeTimeCode(tx: Tx, userId: string, { sealed }: FactorRow, code: string): Promise<boolean> {
    const step = stepOf(unseal(sealed, userId, this.config.sessionSecret), code.replace(/\s/g, ''));
    if (step === null) return false;
    const taken = await tx.query(`update second_factors set last_step = $2 where user_id = $1 and last_step < $2 returning user_id`, [
      userId,
      step,
    ]);
    return taken.length > 0;
  }

  private record(tx: Tx, userId: string, what: 'on' | 'off' | 'codes_renewed'): Promise<void> {
    return recordAudit(tx, { actorId: userId, action: `second_factor.${what}`, subjectType: 'user', subjectId: userId });
  }
}
