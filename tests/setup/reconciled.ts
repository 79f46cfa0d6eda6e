import type { RunningApp } from './app.js';

/** What a reconciliation finds to differ between the books and the payment partner, by name; it throws where it did not end well. */
export async function differences(world: RunningApp): Promise<string[]> {
  const ada = await world.agentFor('ada');
  await ada.asks(`mutation { reconcileNow { __typename } }`);
  const [run] = await world.sql<{ state: string; error: string | null }>(
    `select state, error from reconciliation_runs order by started_at desc, id desc limit 1`,
  );
  if (run?.state !== 'done') throw new Error(`The reconciliation ended ${run?.state}: ${run?.error}`);
  const rows = await world.sql<{ kind: string; reference: string }>(
    `select kind, reference from reconciliation_breaks where resolved_at is null`,
  );
  return rows.map(({ kind, reference }) => `${kind} ${reference}`);
}
