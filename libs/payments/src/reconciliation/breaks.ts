import { Injectable, Logger } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { newId, type Tx } from '@sidecrew/platform';
import type { Decision } from '../decisions/decision.js';
import { type BreakKind, breakKinds } from './break-kinds.js';
import { DifferencesFound } from './differences-found.event.js';

/** Something that needs a person's look. `reference` names the object it is about. */
export interface Finding {
  readonly kind: BreakKind;
  readonly reference: string;
  readonly currency?: Currency | null;
  readonly expectedMinor?: bigint | null;
  readonly foundMinor?: bigint | null;
}

/** Alerts of the money part: raised once per finding, closed by their cure or by an admin. */
@Injectable()
export class Breaks {
  private readonly log = new Logger(Breaks.name);

  /** Raises findings, or notes that they are still there. What is new is logged, and staff is told of it once. */
  async raise(tx: Tx, ...findings: readonly Finding[]): Promise<void> {
    const fresh: Finding[] = [];
    for (const finding of findings) if (await this.isNew(tx, finding)) fresh.push(finding);
    for (const { kind, reference } of fresh) this.log.error(`${kind}: ${reference}`);
    const [first] = fresh;
    if (first) await tx.publish(new DifferencesFound(fresh.length, breakKinds[first.kind].what));
  }

  private async isNew(tx: Tx, finding: Finding): Promise<boolean> {
    const [raised] = await tx.query<{ fresh: boolean }>(
      `insert into reconciliation_breaks (id, kind, reference, currency, expected_minor, found_minor, first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)
       on conflict (kind, reference) where resolved_at is null and gone_at is null
       do update set last_seen_at = excluded.last_seen_at, expected_minor = excluded.expected_minor, found_minor = excluded.found_minor
       returning xmax = 0 as fresh`,
      [
        newId(),
        finding.kind,
        finding.reference,
        finding.currency ?? null,
        finding.expectedMinor?.toString() ?? null,
        finding.foundMinor?.toString() ?? null,
        tx.now,
      ],
    );
    return raised?.fresh ?? false;
  }

  /** Closes a finding by the decision of staff that answered it. */
  async resolved(tx: Tx, kind: BreakKind, { subject, askedBy, reason }: Decision): Promise<void> {
    await tx.query(
      `update reconciliation_breaks set resolved_at = $3, resolved_by = $4, resolution = $5
        where kind = $1 and reference = $2 and resolved_at is null and gone_at is null`,
      [kind, subject, tx.now, askedBy, reason],
    );
  }

  /** Closes findings of these kinds that a run did not see any more. */
  async gone(tx: Tx, kinds: readonly BreakKind[], stillThere: readonly string[]): Promise<void> {
    await tx.query(
      `update reconciliation_breaks set gone_at = $1
        where kind = any($2) and not (reference = any($3)) and resolved_at is null and gone_at is null`,
      [tx.now, kinds, stillThere],
    );
  }
}
