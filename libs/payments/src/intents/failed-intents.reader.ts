import { Injectable } from '@nestjs/common';
import { type CursorKey, Work } from '@sidecrew/platform';
import { lateRefundSubject } from './intent-requests.js';
import { type Intent, intentColumns, type StoredIntent, toIntent } from './intent-row.js';

/** A refund that was done and came back from the bank, as long as nobody wished for it anew or paid it by hand. */
const cameBack = `(op = 'refund' and subject_type in ('milestone', 'prefund_leg', '${lateRefundSubject}')
   and exists (select from refunds r where r.intent_id = intents.id and r.failed_at is not null)
   and not exists (select from intents later
                    where later.milestone_id = intents.milestone_id and later.op = 'refund' and later.created_at > intents.created_at
                      and later.subject_type = intents.subject_type and later.subject_id = intents.subject_id)
   and not exists (select from staff_decisions by_hand
                    where by_hand.kind = 'paid_by_hand' and by_hand.state = 'done'
                      and by_hand.subject = case subject_type when 'prefund_leg' then (select p.held_for from payments p where p.id = intents.payment_id)
                                              else intents.milestone_id::text end
                      and by_hand.asked_at > intents.created_at))`;

/**
 * A wish that a later one replaced: the same way again, or the other way. A split sends both ways in one moment, and
 * then neither replaces the other.
 */
const replaced = `exists (select from intents later
   where later.milestone_id = intents.milestone_id and later.subject_type = intents.subject_type and later.subject_id = intents.subject_id
     and later.created_at > intents.created_at
     and (later.op = intents.op
          or (intents.op in ('release', 'refund') and later.op in ('release', 'refund')
              and not exists (select from intents beside
                               where beside.milestone_id = later.milestone_id and beside.op = later.op
                                 and beside.created_at <= intents.created_at))))`;

/** A refund whose owner has the money from their bank: nobody has to send it again. */
const needsNobody = `(op = 'refund' and state in ('refused', 'done')
   and exists (select from chargebacks c where c.payment_id = intents.payment_id and c.outcome = 'lost'))`;

export type FailedIntent = Intent & { readonly cameBack: boolean };

/** Wishes that an admin should see: refused and not wished anew, stopped, unclear for a while, or undone by the bank. */
@Injectable()
export class FailedIntentsReader {
  constructor(private readonly work: Work) {}

  /** Newest first, `limit` of them after a key. */
  async page(limit: number, after: CursorKey | null): Promise<FailedIntent[]> {
    const rows = await this.work.read<StoredFailure>(
      `select ${intentColumns}, ${cameBack} as "cameBack" from intents
        where ((state = 'refused' and not ${replaced}) or ${cameBack} or stopped or (state = 'unknown' and attempts >= 5) or (state = 'ready' and refusals > 0))
          -- A declined card is its owner's matter, and they are told; a card that was gone before needs nobody.
          -- So is a refund after the release its expert's, and what could not be taken back is a debt.
          and not (state = 'refused' and (op in ('fund.saved', 'card.remove') or subject_type = '${lateRefundSubject}')) and not ${needsNobody}
          and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
        order by created_at desc, id desc limit $1`,
      [limit, after?.at ?? null, after?.id ?? null],
    );
    return rows.map(failureOf);
  }

  async byId(id: string): Promise<FailedIntent | null> {
    const [row] = await this.work.read<StoredFailure>(`select ${intentColumns}, ${cameBack} as "cameBack" from intents where id = $1`, [
      id,
    ]);
    return row ? failureOf(row) : null;
  }
}

type StoredFailure = StoredIntent & { readonly cameBack: boolean };
const failureOf = (row: StoredFailure): FailedIntent => Object.assign(toIntent(row), { cameBack: row.cameBack });
