import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor, Tx } from '@sidecrew/platform';
import { type Decision, type DecisionKind, decisionKinds, type DecisionWish } from './decision.js';

/** Who knows what a kind of decision means. Both verbs run in the transaction of the decision. */
export interface DecisionKeeper {
  /** Locks what it is about, in the one order, and refuses what cannot be carried out now, or not by this admin. */
  check(tx: Tx, wish: DecisionWish, actor: Actor): Promise<void>;
  /** Moves the money, once. Answers `moving` where only Stripe's answer ends it. */
  carryOut(tx: Tx, decision: Decision): Promise<'done' | 'moving'>;
}

/** Where the keepers of the kinds register (`onModuleInit`); the app does not start while a kind has none. */
@Injectable()
export class DecisionKeepers implements OnApplicationBootstrap {
  private readonly keepers = new Map<DecisionKind, DecisionKeeper>();

  keep(kind: DecisionKind, keeper: DecisionKeeper): void {
    if (this.keepers.has(kind)) throw new Error(`The decision ${kind} has two keepers.`);
    this.keepers.set(kind, keeper);
  }

  of(kind: DecisionKind): DecisionKeeper {
    const keeper = this.keepers.get(kind);
    if (!keeper) throw new Error(`Nobody keeps the decision ${kind}.`);
    return keeper;
  }

  onApplicationBootstrap(): void {
    for (const kind of decisionKinds) this.of(kind);
  }
}
