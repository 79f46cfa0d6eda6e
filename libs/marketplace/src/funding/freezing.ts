import { Injectable } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestonesOf } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { heldMilestoneStates, milestoneProcess, type MilestoneState } from '../milestone.process.js';
import { moneyFact, MoneyFrozen, MoneyThawed } from './escrow.events.js';
import { Escrow } from './escrow.js';
import { closeFreeze, type FreezeReason, openFreeze, openFreezesOf } from './freezes.js';
import { legsOf } from './money-legs.js';

export interface FreezeCause {
  readonly reason: FreezeReason;
  /** What the freeze is about: Stripe's id of the dispute or warning. */
  readonly reference: string;
  readonly evidenceDueAt?: Date | null;
}

/** Holds all rows of a funded milestone still while a bank asks, and lets them go on afterwards. */
@Injectable()
export class Freezing {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
  ) {}

  /** Opens a freeze and stops the timers; a chargeback also moves what is held to `frozen`. Told twice it does nothing. */
  async freeze(tx: Tx, contract: Contract, funded: Milestone, { reason, reference, evidenceDueAt }: FreezeCause): Promise<void> {
    if (!(await openFreeze(tx, funded.id, reason, reference))) return;
    for (const row of await this.rowsOf(tx, contract, funded)) {
      if (!heldMilestoneStates.includes(row.state)) continue;
      await this.escrow.stopDeadlines(tx, row);
      if (reason === 'chargeback') await this.toFrozen(tx, row);
      await tx.manager.save(Milestone, row);
    }
    const evidence = evidenceDueAt?.toISOString() ?? null;
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: funded.id,
      kind: `${reason}_opened`,
      actorId: null,
      actorRole: 'payments',
      facts: { reason, evidenceDueAt: evidence },
    });
    await tx.publish(new MoneyFrozen(reason, evidence, ...moneyFact(contract, funded)));
  }

  /** Ends a freeze. When it was the last one, rows go on where they stood, with at least 72 hours on each timer. `liftedBy` names the admin who ended it. */
  async thaw(tx: Tx, contract: Contract, funded: Milestone, reference: string, liftedBy: string | null = null): Promise<void> {
    if (await closeFreeze(tx, funded.id, reference)) await this.letGo(tx, contract, funded, liftedBy);
  }

  /** Lets rows go on that no open freeze holds any more; the caller has closed one. */
  async letGo(tx: Tx, contract: Contract, funded: Milestone, liftedBy: string | null = null): Promise<void> {
    const left = await openFreezesOf(tx, funded);
    for (const row of await this.rowsOf(tx, contract, funded)) {
      if (row.state === 'frozen' && !left.includes('chargeback')) await this.fromFrozen(tx, row);
      // A dispute keeps the timers of its milestone stopped until it ends itself.
      if (left.length === 0 && heldMilestoneStates.includes(row.state) && row.state !== 'disputed')
        await this.escrow.resumeDeadlines(tx, row);
      await tx.manager.save(Milestone, row);
      if (left.length === 0 && row.state === 'approved_blocked') await this.deadlines.set(tx, 'RETRY', row.id, tx.now);
    }
    if (left.length > 0) return;
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: funded.id,
      kind: 'money_thawed',
      actorId: liftedBy,
      actorRole: liftedBy ? 'admin' : 'payments',
    });
    await tx.publish(new MoneyThawed(...moneyFact(contract, funded)));
  }

  /** A row whose transfer was refused while a chargeback is open joins the frozen ones. The row is locked. */
  async catchUp(tx: Tx, row: Milestone): Promise<void> {
    const open = await openFreezesOf(tx, row);
    if (open.length === 0) return;
    await this.escrow.stopDeadlines(tx, row);
    if (open.includes('chargeback')) await this.toFrozen(tx, row);
    await tx.manager.save(Milestone, row);
  }

  /** Where a frozen row stood before. */
  async stoodIn(tx: Tx, row: Milestone): Promise<MilestoneState> {
    const [was] = await tx.query<{ stood_in: MilestoneState }>(`select stood_in from frozen_milestones where milestone_id = $1`, [row.id]);
    if (!was) throw new Error(`Nobody wrote down where ${row.id} stood before it was frozen.`);
    return was.stood_in;
  }

  /** All rows of a funded milestone, itself included, under their locks. */
  async rowsOf(tx: Tx, contract: Contract, funded: Milestone): Promise<Milestone[]> {
    return (await lockMilestonesOf(tx, contract)).filter(({ rootId }) => rootId === funded.rootId);
  }

  private async toFrozen(tx: Tx, row: Milestone): Promise<void> {
    if (!milestoneProcess.allows('freeze', row.state, 'payments')) return;
    // A split that is being paid out finishes; what it moved is decided when the bank answers.
    if (row.state === 'disputed' && (await legsOf(tx, row.id)).length > 0) return;
    await tx.query(`insert into frozen_milestones (milestone_id, stood_in) values ($1, $2)`, [row.id, row.state]);
    row.take('freeze', 'payments');
  }

  private async fromFrozen(tx: Tx, row: Milestone): Promise<void> {
    row.take('thaw', 'payments', await this.stoodIn(tx, row));
    await tx.query(`delete from frozen_milestones where milestone_id = $1`, [row.id]);
  }
}
