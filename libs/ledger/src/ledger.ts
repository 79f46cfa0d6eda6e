import { Injectable } from '@nestjs/common';
import { newId, sqlStateOf, type Tx } from '@sidecrew/platform';
import { type Journal, JournalDefect } from './journal.js';

/** What became of a journal: its id, and whether this call wrote it. `id` is null for a journal without lines. */
export interface Posted {
  readonly id: string | null;
  readonly created: boolean;
}

/** The same source and kind came with other contents: two parts of the code disagree about one event. */
export class JournalConflict extends JournalDefect {}
/** A guarded account would pass its bound, for example more released than held. The transaction cannot go on. */
export class BoundBroken extends JournalDefect {}

/** The one way into the books. */
@Injectable()
export class Ledger {
  /**
   * Posts a journal in this transaction, in one round trip. Told twice with the same contents it answers the first one;
   * with other contents it throws JournalConflict. Throws BoundBroken when a guarded balance would pass its bound.
   * Locks the guarded accounts in order of their ids; callers hold contract, milestone and intent before (design §8).
   */
  async post(tx: Tx, journal: Journal): Promise<Posted> {
    if (journal.postings.length === 0) return { id: null, created: false };
    const [posted] = await this.inWords(() =>
      tx.query<{ id: string; created: boolean }>(`select id, created from ledger_post($1::jsonb)`, [
        JSON.stringify({
          id: newId(),
          kind: journal.kind,
          source_type: journal.source.type,
          source_id: journal.source.id,
          currency: journal.currency,
          effective_at: tx.now,
          contract_id: journal.contractId ?? null,
          milestone_id: journal.milestoneId ?? null,
          reverses: journal.reverses ?? null,
          meta: journal.meta ?? {},
          postings: journal.postings.map(({ account, amountMinor }) => ({ account, amount: amountMinor.toString() })),
        }),
      ]),
    );
    if (!posted) throw new JournalDefect('The ledger gave no answer.');
    return posted;
  }

  /**
   * Takes a journal back by its mirror image, once; asked again it answers the same reversal.
   * Throws JournalDefect where there is no such journal.
   */
  async reverse(tx: Tx, journalId: string, why: string): Promise<Posted> {
    const [posted] = await this.inWords(() =>
      tx.query<{ id: string; created: boolean }>(`select id, created from ledger_reverse($1, $2, $3, $4)`, [
        journalId,
        newId(),
        tx.now,
        why,
      ]),
    );
    if (!posted) throw new JournalDefect(`There is no journal ${journalId} to reverse.`);
    return posted;
  }

  private async inWords<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (sqlStateOf(error) === 'LG001') throw new JournalConflict(said, { cause: error });
      if (sqlStateOf(error) === '23514') throw new BoundBroken(said, { cause: error });
      throw error;
    }
  }
}
