import pg from 'pg';

/** Every text that goes to PostgreSQL from this process while `act` runs, whichever pool it takes. */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    sent.push(typeof asked === 'string' ? asked : String((asked as { text?: string }).text));
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await act();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}
