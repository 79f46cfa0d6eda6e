import type { Actor } from '@sidecrew/platform';
import { contractProcess } from '../contract.process.js';
import { contractPolicy } from './contract.policy.js';
import type { ContractRow, MilestoneJson } from './contract-rows.js';
import { mayBeTipped } from './tip-time.js';

export const contractActions = ['cancel', 'message', 'tip'] as const;
export type ContractAction = (typeof contractActions)[number];

/** A card that waits for its next try is called off with the contract. */
const isBeingPaid = ({ state, charge }: MilestoneJson): boolean => state === 'funding' && charge?.state !== 'declined';

/** The buttons of a contract for the viewer: the table's rows, less what the guards refuse at this moment. */
export function contractActionsFor(actor: Actor, contract: ContractRow, now: Date): ContractAction[] {
  const party = contractPolicy.partyOf(actor, contract);
  if (!party) return [];
  const offered: Record<ContractAction, boolean> = {
    cancel: contractProcess.allows('cancel', contract.state, party) && !contract.milestones.some(isBeingPaid),
    message: true,
    tip:
      party === 'owner' && contract.milestones.some(({ position }) => BigInt(position.released) > 0n) && mayBeTipped(contract.endedAt, now),
  };
  return contractActions.filter((action) => offered[action]);
}
