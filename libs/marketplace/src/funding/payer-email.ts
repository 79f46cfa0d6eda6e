import type { Actor, Tx } from '@sidecrew/platform';

/** Whom the payment partner writes to about a payment. */
export async function emailOf(tx: Tx, actor: Pick<Actor, 'id'>): Promise<string> {
  const [row] = await tx.query<{ email: string }>(`select email from users where id = $1`, [actor.id]);
  if (!row) throw new Error(`Nobody has the id ${actor.id}.`);
  return row.email;
}
