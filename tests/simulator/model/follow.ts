import type { Row, Sight } from '../look.js';
import { type Mover, reachable } from './places.js';

/** An act that the product said yes to. */
export interface Accepted {
  readonly by: Mover;
  readonly rowId: string;
}

/** What happened between two looks. */
export interface Happened {
  readonly accepted: readonly Accepted[];
  readonly timePassed: boolean;
  /** Milestones of which a bank took a payment back for good, by their funded row. */
  readonly lostRoots: ReadonlySet<string>;
}

/**
 * Holds what the product shows against what may have happened: rows move only along arrows that somebody could take,
 * parts add up to what was cut, and nothing is decided about frozen money. Says each thing that cannot be.
 */
export function follow(before: Sight, after: Sight, happened: Happened): string[] {
  return [
    ...[...after.rows.values()].flatMap((row) => moves(row, before, happened)),
    ...[...before.rows.keys()].filter((id) => !after.rows.has(id)).map((id) => `row ${id} is gone`),
    ...[...after.rows.values()].flatMap((row) => cut(row, after)),
    ...[...after.rows.values()].flatMap(adds),
    ...freezes(after, happened),
    ...decidesNothingFrozen(before, after),
  ];
}

function moves(row: Row, before: Sight, { accepted, timePassed, lostRoots }: Happened): string[] {
  const was = before.rows.get(row.id) ?? (row.parentId === null ? undefined : firstKnown(row, before));
  // A contract was made in this step: nobody owes its rows anything yet.
  if (!was) return row.parentId === null ? [] : [`row ${row.id} came out of nowhere`];
  const movers = new Set<Mover>(['partner', ...(timePassed ? (['clock'] as const) : [])]);
  for (const { by, rowId } of accepted) if (rowId === row.id || rowId === was.id || rowId === row.parentId) movers.add(by);
  const wrong = reachable(was.state, movers).has(row.state)
    ? []
    : [`row ${row.id} went from ${was.state} to ${row.state}, which none of ${[...movers].join(', ')} can do`];
  if (was.id === row.id && was.amount !== row.amount) wrong.push(`row ${row.id} changed its amount from ${was.amount} to ${row.amount}`);
  if (row.state === 'charged_back' && was.state !== 'charged_back' && !lostRoots.has(row.rootId))
    wrong.push(`row ${row.id} is charged back without a lost chargeback`);
  return wrong;
}

/** The row that a new part was cut from. */
function firstKnown(row: Row, before: Sight): Row | undefined {
  return row.parentId === null ? undefined : before.rows.get(row.parentId);
}

function cut(row: Row, { rows }: Sight): string[] {
  if (row.state !== 'divided') return [];
  const children = [...rows.values()].filter(({ parentId }) => parentId === row.id);
  const sum = children.reduce((total, { amount }) => total + amount, 0n);
  return sum === row.amount && children.length === 2 ? [] : [`the ${children.length} parts of row ${row.id} are ${sum} of ${row.amount}`];
}

/** Product §3.7: funded = held + in flight + released + refunded + charged back. */
function adds({ id, parts, amount, state }: Row): string[] {
  const { funded, ...where } = parts;
  const sum = Object.values(where).reduce((total, part) => total + part, 0n);
  const wrong = sum === funded ? [] : [`row ${id} (${state}) says funded ${funded}, and its parts are ${sum}`];
  if (Object.values(parts).some((part) => part < 0n || part > amount)) wrong.push(`row ${id} (${state}) shows a part out of bounds`);
  return wrong;
}

/** Nothing may be frozen without an open chargeback, and nothing held may stay out of one. */
function freezes(after: Sight, { lostRoots }: Happened): string[] {
  const bound = new Set([...after.freezes.values()].filter(({ reason }) => reason === 'chargeback').map(({ rootId }) => rootId));
  return [...after.rows.values()].flatMap(({ id, rootId, state, parts }) => {
    if (state === 'frozen' && !bound.has(rootId)) return [`row ${id} is frozen though no chargeback is open`];
    const splitIsOnItsWay = state === 'disputed' && parts.held === 0n;
    const stays = bound.has(rootId) && parts.held > 0n && state !== 'frozen' && state !== 'refunding_blocked' && !splitIsOnItsWay;
    return stays && !lostRoots.has(rootId) ? [`row ${id} is ${state} while a chargeback is open`] : [];
  });
}

/** No wish that money leaves is made under a freeze that was there before and still is. An inquiry lets refunds through. */
function decidesNothingFrozen(before: Sight, after: Sight): string[] {
  const lasting = [...before.freezes].filter(([id]) => after.freezes.has(id)).map(([, freeze]) => freeze);
  return [...after.wishes].flatMap(([id, { rootId, op }]) => {
    if (before.wishes.has(id)) return [];
    const freeze = lasting.find((one) => one.rootId === rootId && !(op === 'refund' && one.reason === 'inquiry'));
    return freeze ? [`${op} ${id} was decided while ${rootId} was frozen (${freeze.reason})`] : [];
  });
}
