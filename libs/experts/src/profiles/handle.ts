import type { Tx } from '@sidecrew/platform';

/** The public name in an expert's address: from their name, with a number where it is taken. */
export async function freeHandle(tx: Tx, name: string): Promise<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const stem =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'expert';
  const taken = await tx.query<{ handle: string }>(`select handle from expert_profiles where handle = $1 or handle like $2`, [
    stem,
    `${stem}-%`,
  ]);
  const handles = new Set(taken.map((row) => row.handle));
  if (!handles.has(stem)) return stem;
  let n = 2;
  while (handles.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}
