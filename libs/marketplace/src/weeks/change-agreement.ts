import type { ProcessActor, Tx } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { type HourlyAgreement, readAgreement } from './week-rows.js';

/** Moves an agreement on and tells the timeline who did; the caller holds the contract and checked where it stands. */
export async function changeAgreement(
  tx: Tx,
  agreement: HourlyAgreement,
  state: 'active' | 'refused' | 'ended',
  actorId: string,
  actorRole: ProcessActor,
): Promise<HourlyAgreement> {
  await tx.query(`update hourly_agreements set state = $2, changed_at = $3 where id = $1`, [agreement.id, state, tx.now]);
  const kind = { active: 'hours_agreed', refused: 'hours_refused', ended: 'hours_ended' }[state];
  await recordTimeline(tx, { contractId: agreement.contractId, kind, actorId, actorRole });
  return readAgreement(tx, agreement.id);
}
