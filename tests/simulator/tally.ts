import type { Command } from './commands.js';
import type { Played } from './play.js';

/** What a run was, in figures. */
export interface Tally {
  steps: number;
  accepted: number;
  refused: number;
  /** Acts during which the power went. */
  cut: number;
  faults: number;
  crashes: number;
  calms: number;
  /** Where the server was killed. */
  readonly at: string[];
  /** By which command, and how it went: `approve`, `approve NOT_POSSIBLE_NOW`. */
  readonly acts: Map<string, number>;
}

export const newTally = (): Tally => ({
  steps: 0,
  accepted: 0,
  refused: 0,
  cut: 0,
  faults: 0,
  crashes: 0,
  calms: 0,
  at: [],
  acts: new Map(),
});

export function count(tally: Tally, { name }: Command, { accepted, perhaps, refused }: Played): void {
  tally.steps += 1;
  tally.accepted += accepted.length;
  tally.refused += refused.length;
  tally.cut += perhaps.length;
  const add = (what: string) => tally.acts.set(what, (tally.acts.get(what) ?? 0) + 1);
  if (accepted.length + perhaps.length + refused.length === 0) add(name);
  for (const { by } of accepted) add(by);
  for (const { by } of perhaps) add(`${by} (cut)`);
  refused.forEach(add);
}

/** One step as people read it: `117 fund: done`. */
export function toldStep({ n, name }: Command, { accepted, perhaps, refused }: Played): string {
  const became = [
    ...accepted.map(({ by, rowId }) => `${by} ${rowId} done`),
    ...perhaps.map(({ by, rowId }) => `${by} ${rowId} cut off`),
    ...refused.map((code) => `${code}`),
  ];
  return `${n} ${name}${became.length > 0 ? `: ${became.join(', ')}` : ''}`;
}

/** The figures as people read them. */
export function told({ acts, at, ...figures }: Tally): string {
  const places = Map.groupBy(at, (place) => place);
  return [
    JSON.stringify({ ...figures, centsLost: 0 }),
    ...[...acts].sort(([one], [other]) => one.localeCompare(other)).map(([what, n]) => `${String(n).padStart(6)}  ${what}`),
    ...(at.length > 0 ? ['Killed at:'] : []),
    ...[...places]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([place, { length }]) => `${String(length).padStart(6)}  ${place}`),
  ].join('\n');
}
