import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, type Tx, Work, Worker } from '@sidecrew/platform';
import { classifyAnswer, type Verdict } from '../gateway/classify-answer.js';
import { CrashPoints } from '../gateway/crash-points.js';
import type { Fetched } from '../gateway/stripe-object.js';
import { Breaks } from '../reconciliation/breaks.js';
import { ApplyStripeObject } from '../settlement/apply-stripe-object.js';
import { logAnswered } from '../trace/call-log.js';
import { type Claim, ClaimIntent } from './claim-intent.js';
import { IntentOutcomes } from './intent-outcomes.js';
import type { IntentState } from './intent-requests.js';
import type { Intent } from './intent-row.js';
import { Ops } from './ops/ops.js';
import { notThere, renew, stop, tryAgain } from './outcome-unclear.js';

const atOnce = 4;
/** How long a person waits for an answer that the worker is asking for already, and how often it is looked for. */
const patienceMs = 5_000;
const lookAgainMs = 100;
/** A funding whose page would have been too short is made anew this often. */
const renewals = 3;

/**
 * Sends recorded wishes to Stripe: claim and commit, call with no transaction open, then apply the outcome in a new
 * transaction. A crash at any place leaves a row that the sweep picks up again under the same key.
 */
@Injectable()
export class IntentRunner implements OnModuleInit {
  private readonly log = new Logger(IntentRunner.name);

  constructor(
    private readonly work: Work,
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly claims: ClaimIntent,
    private readonly ops: Ops,
    private readonly outcomes: IntentOutcomes,
    private readonly settlement: ApplyStripeObject,
    private readonly breaks: Breaks,
    private readonly crash: CrashPoints,
  ) {}

  onModuleInit(): void {
    this.worker.sweep('intents', () => this.runDue());
  }

  /**
   * Runs one intent at once, on the same path as the sweep; for links that a person waits for. Call it after the
   * commit. Answers the state that stands afterwards; what is not clear yet goes on in the sweep.
   */
  async run(intentId: string): Promise<IntentState> {
    await this.attempt(intentId);
    const [row] = await this.work.read<{ state: IntentState }>(`select state from intents where id = $1`, [intentId]);
    if (!row) throw new Error(`There is no intent ${intentId}.`);
    return row.state;
  }

  /** The same for a person who waits: where the worker was faster, its answer is waited for, a few seconds at most. */
  async runOrWait(intentId: string): Promise<IntentState> {
    for (const until = Date.now() + patienceMs; ; await setTimeout(lookAgainMs)) {
      const state = await this.run(intentId);
      if ((state !== 'ready' && state !== 'sending') || Date.now() > until) return state;
    }
  }

  private async runDue(): Promise<number> {
    await this.work.read(
      `update intents set state = 'unknown', lease_until = null, retry_at = null where state = 'sending' and lease_until < $1`,
      [this.clock.now()],
    );
    // One of each lane, the oldest; different lanes go side by side.
    const due = await this.work.read<{ id: string }>(
      `select id from (
         select distinct on (lane) id, created_at from intents i
          where state in ('ready', 'unknown') and not stopped and (retry_at is null or retry_at <= $1)
            and not exists (select from intents s where s.lane = i.lane and s.state = 'sending')
            and not exists (select from intents e where e.movement_id = i.movement_id and e.n < i.n and e.state not in ('done', 'refused'))
          order by lane, created_at, n) first
        order by created_at limit $2`,
      [this.clock.now(), atOnce],
    );
    const attempts = await Promise.allSettled(due.map(({ id }) => this.attempt(id)));
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') this.log.error(`An intent could not be run: ${String(attempt.reason)}`, stackOf(attempt.reason));
    }
    return attempts.filter((attempt) => attempt.status === 'fulfilled' && attempt.value).length;
  }

  /** Answers whether something was done. */
  private async attempt(id: string): Promise<boolean> {
    let claim = await this.claims.run(id);
    if (claim.kind === 'wait') {
      const waited = claim.on;
      await this.attempt(waited);
      claim = await this.claims.run(id);
      if (claim.kind === 'wait') return this.pause(id, claim.on);
    }
    if (claim.kind === 'nothing') return false;
    if (claim.kind === 'refuse') {
      const { intent, code, message } = claim;
      await this.work.transaction((tx) => this.outcomes.refused(tx, intent.id, { code, message, retryable: true }));
      return true;
    }
    await this.call(claim);
    return true;
  }

  private async call({ kind, intent, call }: Extract<Claim, { kind: 'send' | 'look_up' }>): Promise<void> {
    let made: Fetched[] | null;
    try {
      this.crash.pass(`${intent.op}.call:before`);
      made = kind === 'send' ? await this.ops.send(intent, call) : await this.ops.lookUp(intent, call);
      this.crash.pass(`${intent.op}.call:after`);
    } catch (error) {
      await this.answered(intent, error, kind);
      return;
    }
    if (made) await this.apply(intent, made, kind);
    else
      await this.work.transaction(async (tx) => {
        await notThere(tx, intent);
        await logAnswered(tx, intent, kind, 'not_there');
      });
  }

  private async apply(intent: Intent, made: readonly Fetched[], kind: 'send' | 'look_up'): Promise<void> {
    await this.work.transaction(async (tx) => {
      tx.name(`${intent.op}.outcome`);
      for (const one of made) await this.settlement.run(tx, one);
      const now = await this.outcomes.lock(tx, intent.id);
      if (now?.state === 'sending') await this.outcomes.executed(tx, now, null);
      await logAnswered(tx, intent, kind, 'executed');
    });
  }

  private async answered(intent: Intent, error: unknown, kind: 'send' | 'look_up'): Promise<void> {
    const verdict = classifyAnswer(error);
    this.log.warn(`${intent.op} ${intent.id}: ${verdict.kind} (${verdict.code})`);
    await this.work.transaction(async (tx) => {
      await this.conclude(tx, intent, verdict, kind);
      await logAnswered(tx, intent, kind, verdict.kind, verdict.code);
    });
  }

  private async conclude(tx: Tx, intent: Intent, verdict: Verdict, kind: 'send' | 'look_up'): Promise<void> {
    // A look-up only reads: whatever goes wrong with it says nothing about the call.
    if (kind === 'look_up') return tryAgain(tx, intent, { code: verdict.code, executed: 'unknown', lookUp: true });
    switch (verdict.kind) {
      case 'refused':
        tx.name(`${intent.op}.refusal`);
        if (verdict.param === 'expires_at' && intent.refusals < renewals) return renew(tx, intent);
        return this.outcomes.refused(tx, intent.id, verdict);
      case 'later':
        return tryAgain(tx, intent, { code: verdict.code, executed: 'no', lookUp: false });
      case 'unknown':
        return tryAgain(tx, intent, { code: verdict.code, executed: 'unknown', lookUp: verdict.lookUp });
      case 'defect':
        await stop(tx, intent, verdict.code, verdict.message);
        return this.breaks.raise(tx, {
          kind: 'key_reused',
          reference: intent.id,
          currency: intent.currency,
          expectedMinor: intent.amountMinor,
        });
    }
  }

  /** What it waits for is not there yet; look again in a moment instead of spinning. Its end also ends this pause. */
  private async pause(id: string, waitsFor: string): Promise<boolean> {
    await this.work.read(`update intents set retry_at = $2::timestamptz + interval '5 seconds' where id = $1`, [id, this.clock.now()]);
    // It may have ended while we were setting the pause, and would not end it again.
    const ended = await this.work.transaction((tx) =>
      tx.query(
        `update intents set retry_at = null
          where id = $1 and exists (select from intents other where other.id = $2 and other.state in ('done', 'refused')) returning id`,
        [id, waitsFor],
      ),
    );
    return ended.length > 0;
  }
}

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : undefined);
