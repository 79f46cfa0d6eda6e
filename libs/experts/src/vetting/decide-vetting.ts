import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotFound, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import { VettingDecided } from '../experts.events.js';

type Decision = 'vetted' | 'refused' | 'taken_back';

/** An admin lets an expert into a category, refuses, or takes an earlier yes back. A no always carries a reason. */
@Injectable()
export class DecideVetting {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, id: string, decision: Decision, reason: string | null): Promise<void> {
    if (decision !== 'vetted' && !reason?.trim()) throw new InvalidInput('reason', 'Write a reason: the expert reads it.');
    await this.work.transaction(async (tx) => {
      const [vetting] = await tx.query<{ state: string; expert_id: string; category: string }>(
        `select v.state, v.expert_id, c.name as category from vettings v join categories c on c.id = v.category_id where v.id = $1 for no key update of v`,
        [id],
      );
      if (!vetting) throw new NotFound('vetting request');
      if (vetting.expert_id === actor.id) throw new InvalidInput('id', 'Another admin looks at your own work.');
      const from = decision === 'taken_back' ? 'vetted' : 'requested';
      if (vetting.state !== from) throw new NotPossibleNow('vetting', 'decide', vetting.state);
      await tx.query(`update vettings set state = $2, decided_at = $3, decided_by = $4, reason = $5 where id = $1`, [
        id,
        decision,
        tx.now,
        actor.id,
        reason,
      ]);
      await recordAudit(tx, {
        actorId: actor.id,
        action: `vetting.${decision}`,
        subjectType: 'vetting',
        subjectId: id,
        reason: reason ?? undefined,
      });
      await tx.publish(new VettingDecided(id, vetting.expert_id, vetting.category, decision, reason, tx.now.toISOString()));
    });
  }
}
