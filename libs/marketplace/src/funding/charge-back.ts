import { Injectable } from '@nestjs/common';
import type { ChargebackClosed } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { heldMilestoneStates, milestoneProcess, type MilestoneState } from '../milestone.process.js';
import { divideMilestone } from './divide-milestone.js';
import { moneyFact, MoneyChargedBack } from './escrow.events.js';
import { Escrow } from './escrow.js';
import { closeFreeze } from './freezes.js';
import { Freezing } from './freezing.js';
import { legsOf } from './money-legs.js';

/** Which rows lose their money first: where nobody has worked for it yet. Approved work keeps it the longest. */
const losesFirst: readonly MilestoneState[] = [
  ...(['refunding_blocked', 'refund_requested', 'funded', 'changes_requested'] as const),
  ...(['disputed', 'submitted', 'approved_blocked', 'approved'] as const),
];

/** The expert has it, or some of it. */
const paidOut: ReadonlySet<MilestoneState> = new Set(['releasing', 'released', 'part_refunded', 'settled']);

/** A row with held money, and where it stood before the bank asked. */
interface HeldRow {
  readonly row: Milestone;
  readonly stood: MilestoneState;
}

/** A lost chargeback takes its share of what a milestone holds; what no bank took goes on where it stood (product §3.10). */
@Injectable()
export class ChargeBack {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly freezing: Freezing,
    private readonly escrow: Escrow,
  ) {}

  /** Takes `heldLostMinor` from the rows of the milestone, cutting the last one where it is too large. Told twice it does nothing. */
  async lost(tx: Tx, contract: Contract, funded: Milestone, fact: ChargebackClosed): Promise<void> {
    if (!(await closeFreeze(tx, funded.id, fact.disputeId))) return;
    const rows = await this.freezing.rowsOf(tx, contract, funded);
    if (fact.heldLostMinor === 0n && rows.some(({ state }) => paidOut.has(state))) await this.wasReleased(tx, contract, funded, fact);
    let left = fact.heldLostMinor;
    for (const held of await this.rowsInOrder(tx, contract, funded)) {
      if (left <= 0n) break;
      const taken = held.row.amountMinor <= left ? held.row : await this.cut(tx, held, left);
      left -= taken.amountMinor;
      await this.end(tx, contract, taken, fact.reason);
    }
    const rest = await this.freezing.rowsOf(tx, contract, funded);
    if (rest.some(({ state }) => heldMilestoneStates.includes(state))) await this.freezing.letGo(tx, contract, funded);
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** A row whose money the bank returned is over. */
  async end(tx: Tx, contract: Contract, row: Milestone, reason: string): Promise<void> {
    row.take('chargeBack', 'payments', 'charged_back');
    row.endedAt = tx.now;
    row.stoppedDeadlines = null;
    row.blockedBecause = null;
    await tx.manager.save(Milestone, row);
    await tx.query(`delete from frozen_milestones where milestone_id = $1`, [row.id]);
    await tx.query(
      `update money_legs set state = 'dropped', code = 'charged_back', changed_at = $2 where milestone_id = $1 and state = 'refused'`,
      [row.id, tx.now],
    );
    await this.deadlines.drop(tx, row.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: row.id,
      kind: 'chargeback_lost',
      actorId: null,
      actorRole: 'payments',
      facts: { reason },
    });
    await tx.publish(new MoneyChargedBack(false, '0', ...moneyFact(contract, row)));
  }

  /** Nothing was held any more: rows stay as they are, and both sides are told who bears it (product edge 6). */
  private async wasReleased(tx: Tx, contract: Contract, funded: Milestone, { reason, debtMinor }: ChargebackClosed): Promise<void> {
    const owedMinor = debtMinor.toString();
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: funded.id,
      kind: 'chargeback_lost',
      actorId: null,
      actorRole: 'payments',
      facts: { reason, owedMinor },
    });
    await tx.publish(new MoneyChargedBack(true, owedMinor, ...moneyFact(contract, funded)));
  }

  /** What is left of a row whose disagreement ended with the part that was lost goes on where it stood before that. */
  async goesOn(tx: Tx, rest: Milestone, stoodIn: MilestoneState): Promise<void> {
    if (rest.state === 'frozen') {
      await tx.query(`update frozen_milestones set stood_in = $2 where milestone_id = $1`, [rest.id, stoodIn]);
      return;
    }
    rest.take('resumeFromDispute', 'payments', stoodIn);
    await this.escrow.resumeDeadlines(tx, rest);
    await tx.manager.save(Milestone, rest);
  }

  /** Rows with held money, and where each stood. A refund that Stripe refused is held again; one that came back is not. */
  private async rowsInOrder(tx: Tx, contract: Contract, funded: Milestone): Promise<HeldRow[]> {
    const found: HeldRow[] = [];
    for (const row of await this.freezing.rowsOf(tx, contract, funded)) {
      if (!milestoneProcess.allows('chargeBack', row.state, 'payments')) continue;
      if (row.state === 'frozen') found.push({ row, stood: await this.freezing.stoodIn(tx, row) });
      else if ((await legsOf(tx, row.id)).some(({ kind, state }) => kind === 'refund' && state === 'refused'))
        found.push({ row, stood: row.state });
    }
    return found.sort((a, b) => losesFirst.indexOf(a.stood) - losesFirst.indexOf(b.stood) || (a.row.id < b.row.id ? 1 : -1));
  }

  /** Answers the part that is lost. The rest stays where the row was, to be let go with the others. */
  private async cut(tx: Tx, { row }: HeldRow, lostMinor: bigint): Promise<Milestone> {
    const was = row.state;
    row.take('chargeBack', 'payments', 'divided');
    const { part, rest } = await divideMilestone(tx, row, was, lostMinor);
    if (was === 'frozen') await tx.query(`update frozen_milestones set milestone_id = $2 where milestone_id = $1`, [row.id, rest.id]);
    else
      await tx.query(
        `update money_legs set milestone_id = $2, gross_minor = $3, owner_fee_minor = owner_fee_minor * $3 / gross_minor
          where milestone_id = $1 and state = 'refused'`,
        [row.id, rest.id, rest.amountMinor.toString()],
      );
    return part;
  }
}
