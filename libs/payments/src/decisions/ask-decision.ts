import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { requireFreshProof } from '@sidecrew/identity';
import { type Actor, days, InvalidInput, later, NotPossibleNow, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { withinBounds } from './decision.refusals.js';
import { type Decision, type DecisionWish, secondAdminAbove } from './decision.js';
import { DecisionKeepers } from './decision-keepers.js';
import { lockDecision, moveDecision } from './decision-rows.js';

/**
 * An admin decides to move money beside the flow: a write-off, goodwill, a payment from the protection fund, a refund paid by
 * hand, or where unexplained money belongs. Up to the limit of a day it happens at once, above it waits for a second admin.
 */
@Injectable()
export class AskDecision {
  constructor(
    private readonly work: Work,
    private readonly keepers: DecisionKeepers,
  ) {}

  /** The same id again answers the first decision; with other contents it is refused. */
  run(actor: Actor, wish: DecisionWish): Promise<Decision> {
    requireFreshProof(actor);
    const reason = wish.reason.trim();
    if (reason.length < 10) throw new InvalidInput('reason', 'Say why in at least 10 characters: it stays on record.');
    return withinBounds(() => this.work.transaction((tx) => this.decide(tx, actor, { ...wish, reason })));
  }

  private async decide(tx: Tx, actor: Actor, wish: DecisionWish): Promise<Decision> {
    const isNew = await this.insert(tx, actor, wish);
    const asked = await lockDecision(tx, wish.id);
    if (!isNew) return sameAs(asked, wish, actor);

    const keeper = this.keepers.of(wish.kind);
    await keeper.check(tx, asked, actor);
    if (!asked.needsSecond) await moveDecision(tx, asked.id, await keeper.carryOut(tx, asked));
    await recordAudit(tx, {
      actorId: actor.id,
      action: asked.needsSecond ? 'money_decision.asked' : 'money_decision.made',
      subjectType: 'staff_decision',
      subjectId: asked.id,
      reason: wish.reason,
      facts: { kind: wish.kind, subject: wish.subject, amount: wish.amount.toString(), ...wish.facts },
    });
    return lockDecision(tx, asked.id);
  }

  private async insert(tx: Tx, actor: Actor, wish: DecisionWish): Promise<boolean> {
    const { id, kind, subject, facts, amount, reason } = wish;
    const rows = await tx.query(
      `insert into staff_decisions (id, kind, subject, facts, currency, amount_minor, reason, state, needs_second, asked_by, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, $10) on conflict (id) do nothing returning id`,
      [
        id,
        kind,
        subject,
        JSON.stringify(facts),
        amount.currency,
        amount.minor.toString(),
        reason,
        await this.needsSecond(tx, actor, wish),
        actor.id,
        tx.now,
      ],
    );
    return rows.length > 0;
  }

  /** What one admin decided alone in the last day counts together; two decisions of theirs at once wait for each other here. */
  private async needsSecond(tx: Tx, actor: Actor, { id, kind, amount }: DecisionWish): Promise<boolean> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`decided-alone:${actor.id}:${kind}`]);
    const [row] = await tx.query<{ minor: string }>(
      `select coalesce(sum(amount_minor), 0)::text as minor from staff_decisions
        where asked_by = $1 and kind = $2 and currency = $3 and asked_at > $4 and not needs_second and state in ('moving', 'done') and id <> $5`,
      [actor.id, kind, amount.currency, later(tx.now, -days(1)), id],
    );
    return BigInt(row?.minor ?? 0) + amount.minor > secondAdminAbove[amount.currency];
  }
}

function sameAs(known: Decision, wish: DecisionWish, actor: Actor): Decision {
  const isSame =
    known.askedBy === actor.id &&
    known.kind === wish.kind &&
    known.subject === wish.subject &&
    known.amount.equals(wish.amount) &&
    known.reason === wish.reason &&
    isDeepStrictEqual(known.facts, wish.facts);
  if (!isSame) throw new NotPossibleNow('decision', 'ask', known.state);
  return known;
}
