import { type Actor, isAdmin, later, type ProcessActor } from '@sidecrew/platform';
import { milestoneProcess, type MilestoneStep } from '../milestone.process.js';
import { launchTimers } from '../timers.js';
import { mayBeGivenBackUntil } from './late-refund-time.js';
import { contractPolicy } from './contract.policy.js';
import type { ContractRow, MilestoneJson } from './contract-rows.js';

export const milestoneActions = [
  'approve',
  'askRefund',
  'cancelLate',
  'dispute',
  'extend',
  'fund',
  'giveRefund',
  'leaveFunding',
  'payOtherwise',
  'refundReleased',
  'requestChanges',
  'retryRefund',
  'retryRelease',
  'submit',
  'withdrawRefundRequest',
] as const;
export type MilestoneAction = (typeof milestoneActions)[number];

/** How often an owner may ask for changes without the expert's consent. */
export const freeChangeRounds = 2;

/** The buttons of a milestone for the viewer: the table's rows, less what the guards refuse at this moment. */
export function milestoneActionsFor(actor: Actor, contract: ContractRow, milestone: MilestoneJson, now: Date): MilestoneAction[] {
  const roles: ProcessActor[] = [];
  const party = contractPolicy.partyOf(actor, contract);
  if (party) roles.push(party);
  if (isAdmin(actor)) roles.push('admin');
  const steps = new Set(roles.flatMap((role) => milestoneProcess.possible(milestone.state, role)));
  if (party !== 'owner' && !milestone.adminReviews) {
    for (const review of ['approve', 'requestChanges'] as const) steps.delete(review);
  }
  return milestoneActions.filter((action) => steps.has(action satisfies MilestoneStep) && guards(action, contract, milestone, now));
}

function guards(action: MilestoneAction, contract: ContractRow, milestone: MilestoneJson, now: Date): boolean {
  switch (action) {
    case 'fund':
      return contract.state === 'awaiting_funding' || contract.state === 'active';
    case 'payOtherwise':
      return milestone.charge?.state === 'declined' || milestone.charge?.state === 'asked_back';
    case 'requestChanges':
      return milestone.changeRounds < freeChangeRounds;
    case 'extend':
      return !milestone.reviewExtended && !milestone.adminReviews && milestone.frozenBecause.length === 0;
    case 'cancelLate':
      return isLate(milestone, now) && !milestone.partAccepted && mayGoBack(milestone);
    case 'askRefund':
    case 'retryRelease':
      return milestone.frozenBecause.length === 0;
    case 'giveRefund':
      return mayGoBack(milestone);
    case 'refundReleased':
      if (milestone.release === null || now > mayBeGivenBackUntil(new Date(milestone.release.at))) return false;
      return mayGoBack(milestone) && milestone.bank?.outcome !== 'lost';
    case 'dispute':
      return milestone.state !== 'approved' || milestone.autoApproved;
    default:
      return true;
  }
}

const isLate = ({ dueAt }: MilestoneJson, now: Date): boolean => dueAt !== null && later(new Date(dueAt), launchTimers.LATE_GRACE) <= now;

/** While a bank only asks, money may go back, and that usually ends the question; any other freeze holds it. */
const mayGoBack = ({ frozenBecause }: MilestoneJson): boolean => frozenBecause.every((reason) => reason === 'inquiry');
