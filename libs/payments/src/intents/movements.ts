import { Injectable } from '@nestjs/common';
import { hours, later, type Tx } from '@sidecrew/platform';
import { PaymentPorts } from '../ports.js';
import { type Intent, lockMovement } from './intent-row.js';
import { factOf, sum } from './movement-fact.js';
import { OwnMovements } from './own-movements.js';
import { returnedByBank, ReturnedByBank } from './returned-by-bank.js';

/** Why Stripe did not do what was wished. */
export interface RefusedAnswer {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** Waits before a part is tried again that was refused after an earlier part went through. */
const retryWaitsMs = [hours(1), hours(6), hours(24)];

/** A wish of one or several parts: decides when it has ended as a whole and tells its port, once. */
@Injectable()
export class Movements {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly own: OwnMovements,
    private readonly bank: ReturnedByBank,
  ) {}

  /** Called after a part of a release, take-back or refund was confirmed. The caller holds contract and milestone. */
  async partDone(tx: Tx, movementId: string): Promise<void> {
    const parts = await lockMovement(tx, movementId);
    const [first] = parts;
    if (!first || first.reportedAt) return;
    if (first.op === 'reverse') return this.endTakeBack(tx, first, parts);
    if (!parts.every(({ state, code }) => state === 'done' || code === returnedByBank)) return;
    if (first.op === 'refund' && !(await this.refundsSettled(tx, parts))) return;
    await this.report(tx, first);
    const fact = factOf(first, parts);
    const own = this.own.of(first.subjectType);
    if (own) return own.settled?.(tx, fact);
    if (first.op === 'release') await this.ports.get('transferSettled')(tx, fact);
    if (first.op === 'refund') await this.ports.get('refundSettled')(tx, fact);
  }

  /** A part was refused. While nothing went through the wish is refused as a whole; after that the part is tried again. */
  async partRefused(tx: Tx, intent: Intent, answer: RefusedAnswer): Promise<void> {
    const parts = await lockMovement(tx, intent.movementId);
    const [first] = parts;
    if (!first || first.reportedAt) return;
    if (intent.op === 'refund' && (await this.bank.covers(tx, intent))) return;
    if (intent.op !== 'reverse' && parts.some(({ state }) => state === 'done')) {
      await this.retryPart(tx, intent, answer);
      return;
    }
    await this.refusePart(tx, intent.id, answer);
    if (intent.op === 'reverse') return this.endTakeBack(tx, first, await lockMovement(tx, intent.movementId));
    for (const sibling of parts) {
      if (sibling.id !== intent.id) await this.refusePart(tx, sibling.id, { ...answer, code: 'sibling_refused' });
    }
    await this.report(tx, first);
    const fact = { ...factOf(first, parts), ...answer };
    const own = this.own.of(first.subjectType);
    if (own) return own.refused?.(tx, fact);
    if (first.op === 'release') await this.ports.get('transferRefused')(tx, fact);
    if (first.op === 'refund') await this.ports.get('refundRefused')(tx, fact);
  }

  private async refusePart(tx: Tx, id: string, answer: RefusedAnswer): Promise<void> {
    await tx.query(
      `update intents set state = 'refused', code = $2, message = $3, retryable = $4, lease_until = null, retry_at = null, ended_at = $5
        where id = $1 and state <> 'done'`,
      [id, answer.code, answer.message, answer.retryable, tx.now],
    );
  }

  private async retryPart(tx: Tx, intent: Intent, answer: RefusedAnswer): Promise<void> {
    const wait = retryWaitsMs[Math.min(intent.refusals, retryWaitsMs.length - 1)] ?? hours(24);
    await tx.query(
      `update intents set state = 'ready', generation = generation + 1, call = null, first_sent_at = null, lease_until = null,
              refusals = refusals + 1, retry_at = $2, code = $3, message = $4, retryable = $5
        where id = $1 and state <> 'done'`,
      [intent.id, later(tx.now, wait), answer.code, answer.message, answer.retryable],
    );
  }

  private async endTakeBack(tx: Tx, first: Intent, parts: readonly Intent[]): Promise<void> {
    if (!parts.every(({ state }) => state === 'done' || state === 'refused')) return;
    await this.report(tx, first);
    const takenMinor = sum(parts.filter(({ state }) => state === 'done'));
    const fact = factOf(first, parts);
    await this.ports.find('takeBackEnded')?.(tx, { ...fact, takenMinor, shortMinor: fact.amountMinor - takenMinor });
  }

  private async refundsSettled(tx: Tx, all: readonly Intent[]): Promise<boolean> {
    const parts = all.filter(({ code }) => code !== returnedByBank);
    const [row] = await tx.query<{ settled: number }>(
      `select count(*)::int as settled from refunds where intent_id = any($1) and settled_at is not null and failed_at is null`,
      [parts.map(({ id }) => id)],
    );
    return row?.settled === parts.length;
  }

  private async report(tx: Tx, first: Intent): Promise<void> {
    await tx.query(`update intents set reported_at = $2 where id = $1`, [first.id, tx.now]);
  }
}
