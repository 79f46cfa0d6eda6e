import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import type { AutoFunding, PrefundPurpose } from './auto-funding-rows.js';
import type { PrefundLeg } from './prefund-legs.js';
import type { Prefund } from './prefund-rows.js';
import type { Day } from './periods.js';

/** What the step behind a purpose adds: retainers and weeks come later in the flow than money. */
export interface PrefundKeeper {
  /** How long before a period begins its card is charged, in milliseconds. */
  readonly leadMs: number;
  /** The period's money place, made when it is first spoken of. */
  placeOf(tx: Tx, plan: AutoFunding, startsOn: Day): Promise<Prefund>;
  /** All money for the period is here. */
  held(tx: Tx, contract: Contract, prefund: Prefund): Promise<void>;
  /** A release out of it was confirmed, taken aside for good (`dropped`), or started. */
  releaseMoved(tx: Tx, contract: Contract, prefund: Prefund, leg: PrefundLeg): Promise<void>;
  /** What is promised to nobody yet but still asked for, so that it does not go back before that is answered. */
  reserved(tx: Tx, prefund: Prefund): Promise<bigint>;
}

/** Each purpose has one keeper. */
@Injectable()
export class PrefundKeepers {
  private readonly keepers = new Map<PrefundPurpose, PrefundKeeper>();

  register(purpose: PrefundPurpose, keeper: PrefundKeeper): void {
    if (this.keepers.has(purpose)) throw new Error(`Money for a ${purpose} has two keepers.`);
    this.keepers.set(purpose, keeper);
  }

  of({ purpose }: { readonly purpose: PrefundPurpose }): PrefundKeeper {
    const keeper = this.keepers.get(purpose);
    if (!keeper) throw new Error(`Nobody keeps money for a ${purpose}.`);
    return keeper;
  }
}
