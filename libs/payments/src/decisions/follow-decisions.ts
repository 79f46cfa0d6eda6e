import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger, LedgerReader } from '@sidecrew/ledger';
import type { Tx } from '@sidecrew/platform';
import { OwnMovements, ownSubjects } from '../intents/own-movements.js';
import type { MovementRefused, MovementSettled } from '../port-facts.js';
import type { DecisionKind } from './decision.js';
import { lockDecision, moveDecision } from './decision-rows.js';

/** What became of the transfer that a decision made. */
@Injectable()
export class FollowDecisions implements OnModuleInit {
  constructor(
    private readonly own: OwnMovements,
    private readonly ledger: Ledger,
    private readonly books: LedgerReader,
  ) {}

  onModuleInit(): void {
    this.own.keep(ownSubjects.decision, {
      settled: (tx, fact) => this.settled(tx, fact),
      refused: (tx, fact) => this.refused(tx, fact),
    });
  }

  private async settled(tx: Tx, { subject }: MovementSettled): Promise<void> {
    await moveDecision(tx, subject.id, 'done');
  }

  /** Nothing moved, so the journal is taken back; an admin may decide anew. */
  private async refused(tx: Tx, { subject, code, message }: MovementRefused): Promise<void> {
    const { kind } = await lockDecision(tx, subject.id);
    if (!isPayment(kind)) return;
    const journal = await this.books.byKey(tx, 'decision', subject.id, kind);
    if (journal) await this.ledger.reverse(tx, journal.id, code);
    await moveDecision(tx, subject.id, 'refused', null, `${code}: ${message}`);
  }
}

/** Only these two make a transfer; their journals carry the decision's own name. */
const isPayment = (kind: DecisionKind): kind is 'goodwill' | 'protection' => kind === 'goodwill' || kind === 'protection';
