import { minutes } from '../../libs/platform/src/index.js';
import type { RunningApp } from './app.js';
import type { FundedContract } from './given-a-funded-contract.js';

/** What a bank is asked to say, in the words of Stripe's stand-in. */
export type Verdict = 'winning_evidence' | 'losing_evidence' | 'escalate_inquiry_evidence';

/** The charge that paid for a milestone. */
export async function chargeOf(world: RunningApp, { milestoneId }: Pick<FundedContract, 'milestoneId'>): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    `select stripe_charge as id from payments where milestone_id = $1 and stripe_charge is not null order by succeeded_at limit 1`,
    [milestoneId],
  );
  if (!row) throw new Error('Nobody paid for this milestone.');
  return row.id;
}

/** Olga's bank takes the payment back, or asks about it first. Answers Stripe's id of the dispute. */
export async function bankAsks(
  world: RunningApp,
  contract: Pick<FundedContract, 'milestoneId'>,
  about: { kind?: 'chargeback' | 'inquiry'; reason?: string; amount?: number } = {},
): Promise<string> {
  const dispute = world.sandbox?.control.dispute(await chargeOf(world, contract), about);
  await world.worker.drain();
  return dispute?.id ?? '';
}

/** Somebody answers in the partner's dashboard, and the bank decides as it is told. */
export async function bankDecides(world: RunningApp, disputeId: string, verdict: Verdict): Promise<void> {
  await fetch(`${world.sandbox?.url}/v1/disputes/${disputeId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.sandbox?.secretKey}` },
    body: new URLSearchParams({ 'evidence[uncategorized_text]': verdict, submit: 'true' }),
  });
  await world.clock.passes(minutes(1));
}
