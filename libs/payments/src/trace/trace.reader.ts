import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { Work } from '@sidecrew/platform';
import { traceStatement } from './trace-sql.js';

export type TraceKind = 'intent' | 'call' | 'journal' | 'event' | 'decision' | 'audit';

/** One thing that happened about an id. */
export interface TraceEntry {
  readonly at: Date;
  readonly kind: TraceKind;
  /** Its own id: of the intent, journal, event, decision or record. */
  readonly reference: string;
  readonly what: string;
  readonly state: string | null;
  readonly amountMinor: string | null;
  readonly currency: Currency | null;
  /** Lines of a journal, the answer of a call, the reason of a decision. */
  readonly detail: string | null;
}

/** Most entries of one trace; an id with more is narrowed by a nearer one (its milestone, its charge). */
export const longestTrace = 500;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything that is known about any id, in the order it happened. */
@Injectable()
export class TraceReader {
  constructor(private readonly work: Work) {}

  /**
   * Of a contract, milestone, person, intent, journal, decision, or any id of Stripe's (`pi_`, `ch_`, `cs_`, `tr_`, `re_`, `du_`, `po_`,
   * `acct_`, `evt_`): its wishes, calls, journals, events, decisions and records, oldest first.
   */
  async of(id: string): Promise<TraceEntry[]> {
    const text = id.trim();
    return this.work.read<TraceEntry>(traceStatement, [text, uuid.test(text) ? text : null, longestTrace]);
  }
}
