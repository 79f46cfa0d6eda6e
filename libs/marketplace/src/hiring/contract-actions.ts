import type { Actor } from '@sidecrew/platform';
import { contractProcess } from '../contract.process.js';
import { contractPolicy } from './contract.policy.js';
import type { ContractRow } from './contract-rows.js';

/** The buttons of a contract for the viewer; the table's rows, less a cancellation while a payment is under way. */
export function contractActionsFor(actor: Actor, contract: ContractRow): ('cancel' | 'message')[] {
  const party = contractPolicy.partyOf(actor, contract);
  if (!party) return [];
  const paymentInFlight = contract.milestones.some(({ state }) => state === 'funding');
  return contractProcess.allows('cancel', contract.state, party) && !paymentInFlight ? ['cancel', 'message'] : ['message'];
}
