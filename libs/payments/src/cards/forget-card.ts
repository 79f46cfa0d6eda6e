import type { Tx } from '@sidecrew/platform';

/** A card that is not to be charged any more. The newest other one becomes the default in its place. */
export async function forgetCard(tx: Tx, card: { readonly id: string; readonly userId: string }): Promise<void> {
  const [forgotten] = await tx.query<{ wasDefault: boolean }>(
    `update saved_cards c set removed_at = $2, is_default = false from (select id, is_default from saved_cards where id = $1 for update) was
      where c.id = was.id and c.removed_at is null returning was.is_default as "wasDefault"`,
    [card.id, tx.now],
  );
  if (!forgotten) return;
  if (forgotten.wasDefault) {
    await tx.query(
      `update saved_cards set is_default = true
        where id = (select id from saved_cards where user_id = $1 and removed_at is null order by consented_at desc, id desc limit 1)`,
      [card.userId],
    );
  }
  await tx.touch(`cards:${card.userId}`);
}

/** Locks all cards of a person and finds one of them; null where it is not theirs or was removed. */
export async function lockCard(tx: Tx, userId: string, cardId: string): Promise<{ readonly id: string; readonly stripeId: string } | null> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`cards:${userId}`]);
  const [card] = await tx.query<{ id: string; stripeId: string }>(
    `select id, stripe_id as "stripeId" from saved_cards where id = $1 and user_id = $2 and removed_at is null`,
    [cardId, userId],
  );
  return card ?? null;
}
