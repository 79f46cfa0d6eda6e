import type { MovementSettled } from '../port-facts.js';
import type { Intent } from './intent-row.js';

/** What these parts of a wish move together, in minor units. */
export const sum = (parts: readonly Intent[]): bigint => parts.reduce((all, { amountMinor }) => all + (amountMinor ?? 0n), 0n);

/** What every port is told about a wish. */
export function factOf(first: Intent, parts: readonly Intent[]): MovementSettled {
  const { contractId, milestoneId, currency } = first;
  if (!contractId || !milestoneId || !currency) throw new Error(`The intent ${first.id} moves money without a contract.`);
  return {
    intentId: first.movementId,
    businessKey: first.businessKey,
    contractId,
    milestoneId,
    currency,
    amountMinor: sum(parts),
    subject: { type: first.subjectType, id: first.subjectId },
  };
}
