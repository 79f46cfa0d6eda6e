// @ts-check
import { newId } from '@sidecrew/platform';

/**
 * J3 of a held milestone alone: one call of the ledger's function, a transaction of its own. It is the floor of every
 * verb that moves money.
 * @param {import('pg').Pool} pool
 * @returns {(held: import('./world.mjs').Held) => Promise<void>}
 */
export function postDecision(pool) {
  return async ({ milestoneId, contractId, expertId, currency }) => {
    const postings = [
      { account: `escrow:${milestoneId}`, amount: '25000' },
      { account: `payable:${expertId}`, amount: '-23000' },
      { account: 'revenue.expert_fee', amount: '-2000' },
      { account: `deferred_fee:${milestoneId}`, amount: '1000' },
      { account: 'revenue.owner_fee', amount: '-1000' },
    ];
    const journal = {
      id: newId(),
      kind: 'release_decided',
      source_type: 'intent',
      source_id: newId(),
      currency,
      effective_at: new Date(),
      contract_id: contractId,
      milestone_id: milestoneId,
      postings,
    };
    await pool.query({ name: 'one_call', text: 'select id, created from ledger_post($1::jsonb)', values: [JSON.stringify(journal)] });
  };
}
