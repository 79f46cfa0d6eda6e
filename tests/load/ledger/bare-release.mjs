// @ts-check
/**
 * The release decision as one would write it by hand against `pg`, with nothing in between: the same locks, checks and
 * rows as `ReleaseWhenClearingEnds`, one prepared statement each, in one transaction. The measure for the real code.
 */
import { newId } from '@sidecrew/platform';

/**
 * @param {import('pg').Pool} pool
 * @returns {(held: import('./world.mjs').Held) => Promise<void>}
 */
export function bareRelease(pool) {
  return async ({ milestoneId }) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await decide(client, milestoneId);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
}

/**
 * @param {import('pg').PoolClient} client
 * @param {string} milestoneId
 */
async function decide(client, milestoneId) {
  const now = new Date();
  const run = async (/** @type {keyof typeof statements} */ name, /** @type {unknown[]} */ ...values) =>
    (await client.query({ name: `bare_${name}`, text: statements[name], values })).rows;

  const [contract] = await run('lockContract', milestoneId);
  const [milestone] = await run('lockMilestone', milestoneId);
  const [due] = await run('claimDeadline', milestoneId, now);
  if (!due || milestone.state !== 'approved') throw new Error('Nothing to release.');

  const freezes = await run('freezes', milestoneId, milestone.root_id);
  const [account] = await run('payoutAccount', contract.expert_id);
  if (freezes.length > 0 || contract.state === 'on_hold' || !account?.can_receive) throw new Error('Something is in the way.');

  const [before] = await run('legs', milestone.root_id);
  const gross = BigInt(milestone.amount_minor);
  const expertFee = feeOf(BigInt(before.released) + gross, contract.terms.expertFeeBasisPoints) - BigInt(before.expert_fees);
  const ownerFee = feeOf(BigInt(before.gone) + gross, contract.terms.ownerFeeBasisPoints) - BigInt(before.owner_fees);
  const [debt] = await run('debt', `receivable:${contract.expert_id}`, milestone.currency);
  if (debt) throw new Error('Nobody owes anything here.');

  const [charge] = await run('charges', milestone.root_id, milestone.currency);
  const net = gross - expertFee;
  if (BigInt(charge?.rest ?? 0) < net) throw new Error('The charge does not carry it.');
  const intentId = newId();
  const version = milestone.version + 1;
  const payee = JSON.stringify({ payeeId: contract.expert_id, fundedMilestoneId: milestone.root_id });
  await run(
    'intent',
    intentId,
    `release:${milestoneId}:${version}`,
    contract.id,
    contract.id,
    milestoneId,
    milestoneId,
    milestone.currency,
    String(net),
    payee,
    charge.id,
    now,
  );
  const [journal] = await run(
    'post',
    JSON.stringify({
      id: newId(),
      kind: 'release_decided',
      source_type: 'intent',
      source_id: intentId,
      currency: milestone.currency,
      effective_at: now,
      contract_id: contract.id,
      milestone_id: milestoneId,
      reverses: null,
      meta: {},
      postings: [
        { account: `escrow:${milestone.root_id}`, amount: String(gross) },
        { account: `payable:${contract.expert_id}`, amount: String(-net) },
        { account: 'revenue.expert_fee', amount: String(-expertFee) },
        { account: `deferred_fee:${milestone.root_id}`, amount: String(ownerFee) },
        { account: 'revenue.owner_fee', amount: String(-ownerFee) },
      ],
    }),
  );
  await run(
    'leg',
    milestoneId,
    milestone.root_id,
    contract.id,
    String(gross),
    String(expertFee),
    String(ownerFee),
    intentId,
    journal.id,
    now,
  );
  await run('milestone', milestoneId, version, String(expertFee), String(ownerFee));
  await run('dropDeadlines', milestoneId, ['CLEAR', 'RETRY', 'REVIEW']);
  const amount = { amountMinor: String(gross), currency: milestone.currency };
  await run('timeline', newId(), contract.id, milestoneId, now, JSON.stringify(amount));
  const fact = { contractId: contract.id, milestoneId, ownerId: contract.owner_id, expertId: contract.expert_id, ...amount };
  await run('outbox', JSON.stringify(fact), now);
  await run('notify', `contract:${contract.id}`);
}

/** Half to even, as money is rounded everywhere. */
function feeOf(/** @type {bigint} */ amount, /** @type {number} */ basisPoints) {
  const [whole, rest] = [(amount * BigInt(basisPoints)) / 10_000n, (amount * BigInt(basisPoints)) % 10_000n];
  return rest > 5_000n || (rest === 5_000n && whole % 2n === 1n) ? whole + 1n : whole;
}

const statements = {
  lockContract: `select id, owner_id, expert_id, state, terms from contracts
    where id = (select contract_id from milestones where id = $1) for no key update`,
  lockMilestone: `select root_id, state, version, amount_minor, currency from milestones where id = $1 for no key update`,
  claimDeadline: `delete from deadlines where kind = 'CLEAR' and subject_id = $1 and due_at <= $2 returning due_at`,
  freezes: `select reason from freezes where milestone_id in ($1, $2) and closed_at is null`,
  payoutAccount: `select can_receive from connected_accounts where user_id = $1`,
  legs: `select coalesce(sum(gross_minor) filter (where kind = 'release'), 0) as released, coalesce(sum(gross_minor), 0) as gone,
      coalesce(sum(expert_fee_minor), 0) as expert_fees, coalesce(sum(owner_fee_minor), 0) as owner_fees
    from money_legs where root_id = $1 and state <> 'dropped'`,
  debt: `select balance from ledger_accounts where name = $1 and currency = $2`,
  charges: `select p.id, p.price_minor + p.owner_fee_minor - coalesce(sum(i.amount_minor), 0) as rest
    from payments p left join intents i on i.payment_id = p.id and i.op in ('release', 'refund') and i.state <> 'refused'
    where p.held_for = $1 and p.money_lies = 'held' and p.currency = $2 group by p.id order by p.succeeded_at, p.id`,
  intent: `insert into intents (id, movement_id, n, op, business_key, lane, contract_id, milestone_id, subject_type, subject_id,
      currency, amount_minor, params, payment_id, created_at)
    values ($1, $1, 1, 'release', $2, $3, $4, $5, 'milestone', $6, $7, $8, $9, $10, $11)`,
  post: `select id from ledger_post($1::jsonb)`,
  leg: `insert into money_legs (milestone_id, kind, root_id, contract_id, purpose, gross_minor, expert_fee_minor, owner_fee_minor,
      intent_id, journal_id, state, changed_at) values ($1, 'release', $2, $3, 'whole', $4, $5, $6, $7, $8, 'moving', $9)`,
  milestone: `update milestones set state = 'releasing', version = $2, expert_fee_minor = $3, owner_fee_minor = $4 where id = $1`,
  dropDeadlines: `delete from deadlines where subject_id = $1 and kind = any($2::text[])`,
  timeline: `insert into timeline (id, contract_id, milestone_id, at, kind, actor_role, facts)
    values ($1, $2, $3, $4, 'release_started', 'clock', $5)`,
  outbox: `insert into outbox_events (type, payload, at) values ('EscrowReleaseStarted', $1, $2)`,
  notify: `select pg_notify('work', ''), pg_notify('live', $1)`,
};
