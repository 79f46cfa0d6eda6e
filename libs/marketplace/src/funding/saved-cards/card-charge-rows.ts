import type { Tx } from '@sidecrew/platform';
import type { Milestone } from '../../hiring/milestone.entity.js';

/**
 * `charging`: the bank is asked now. `declined`: it is asked again later. `asked_back`: a page waits for the card's owner.
 * `over`: this attempt came to nothing.
 */
export type CardChargeState = 'charging' | 'declined' | 'asked_back' | 'over';

/** How a milestone's payment by saved card stands. */
export interface CardCharge {
  readonly cardId: string;
  readonly state: CardChargeState;
  /** The page that waits, where the owner is asked back. */
  readonly pagePaymentId: string | null;
}

/** Names one attempt: a milestone at a version. */
type Attempt = Pick<Milestone, 'id' | 'version'>;

/** The charge that a milestone in funding is paid by; null where it is paid on a page. The caller holds the milestone. */
export async function openChargeOf(tx: Tx, { id, version }: Attempt): Promise<CardCharge | null> {
  const [row] = await tx.query<CardCharge>(
    `select card_id as "cardId", state, page_payment_id as "pagePaymentId" from card_charges
      where milestone_id = $1 and version = $2 and state <> 'over'`,
    [id, version],
  );
  return row ?? null;
}

/** A new attempt, in place of an earlier one. */
export async function beginCharge(tx: Tx, { id, version }: Attempt, cardId: string): Promise<void> {
  await tx.query(
    `insert into card_charges (milestone_id, version, card_id, state, changed_at) values ($1, $2, $3, 'charging', $4)
     on conflict (milestone_id) do update set version = excluded.version, card_id = excluded.card_id, state = 'charging', code = null,
       retry_at = null, page_payment_id = null, changed_at = excluded.changed_at`,
    [id, version, cardId, tx.now],
  );
}

interface Turn {
  readonly state: Exclude<CardChargeState, 'charging'>;
  /** The bank's word; what was said before stays where none is given. */
  readonly code?: string;
  readonly retryAt?: Date;
  readonly pagePaymentId?: string;
}

/** Moves the open attempt on; nothing where the milestone is paid on a page. */
export async function moveCharge(tx: Tx, { id, version }: Attempt, { state, code, retryAt, pagePaymentId }: Turn): Promise<void> {
  await tx.query(
    `update card_charges set state = $3, code = coalesce($4, code), retry_at = $5, page_payment_id = $6, changed_at = $7
      where milestone_id = $1 and version = $2`,
    [id, version, state, code ?? null, retryAt ?? null, pagePaymentId ?? null, tx.now],
  );
}

/** The milestone was paid, or its owner chose another way: nothing about a card is left to say. */
export async function forgetCharge(tx: Tx, { id }: Pick<Milestone, 'id'>): Promise<void> {
  await tx.query(`delete from card_charges where milestone_id = $1`, [id]);
}
