import { codeOf } from './visitor.js';

/** Races are won by luck of timing: enough rounds that every order of two acts comes up. */
const rounds = 20;
/** Rounds that run side by side, so that other contracts' locks and connections are in the way as on a busy day. */
const atOnce = 5;

/** Lets the same people meet many times, each time over a thing of its own, several at once; answers how each round ended, in order. */
export const manyTimes = <T>(meet: (turn: number) => Promise<T>): Promise<T[]> =>
  overEach(
    Array.from({ length: rounds }, (_none, turn) => turn),
    meet,
  );

/** The same over things that stand there already. */
export async function overEach<Thing, T>(things: readonly Thing[], meet: (thing: Thing, turn: number) => Promise<T>): Promise<T[]> {
  const ends: T[] = [];
  for (let first = 0; first < things.length; first += atOnce) {
    const batch = things.slice(first, first + atOnce);
    ends.push(...(await Promise.all(batch.map((thing, index) => meet(thing, first + index)))));
  }
  return ends;
}

/** Starts acts at the same moment; every other turn the last one named comes first. Answers stand in the order of the acts. */
export async function inTurn<T>(turn: number, acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  if (turn % 2 === 0) return Promise.all(acts.map((act) => act()));
  return (await Promise.all(acts.toReversed().map((act) => act()))).toReversed();
}

/** The codes of those who were refused. */
export const refusalsOf = (answers: readonly object[]): string[] => answers.map(codeOf).filter((code) => code !== null);
