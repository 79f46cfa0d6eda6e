import type { Currency } from '../../libs/money/src/index.js';
import { startApp } from '../setup/app.js';
import { adoptsTheFloat } from './acts/staff-acts.js';
import { calmDown, inCalm } from './calm.js';
import { type Command, commandsOf } from './commands.js';
import { Dice } from './dice.js';
import { Invariants } from './invariants.js';
import { look } from './look.js';
import { follow } from './model/follow.js';
import { play } from './play.js';
import { Scene } from './scene.js';

export interface Wish {
  readonly seed: number;
  readonly steps: number;
  readonly currencies?: readonly Currency[];
  /** Plays only the commands of these numbers: a shorter way to the same failure. */
  readonly only?: readonly number[];
  /** So many steps from one comparison with the bank to the next. */
  readonly calmEvery?: number;
  readonly tell?: (line: string) => void;
}

export interface Tally {
  steps: number;
  accepted: number;
  refused: number;
  faults: number;
  calms: number;
  /** By which command, and how it went: `approve`, `approve NOT_POSSIBLE_NOW`. */
  readonly acts: Map<string, number>;
}

/** The run found something that must never be. */
export class Broken extends Error {
  constructor(
    readonly at: Command | null,
    readonly wrong: readonly string[],
    readonly tally: Tally,
  ) {
    super(`${at ? `After ${at.n} ${at.name}` : 'At the end'}:\n  ${wrong.slice(0, 12).join('\n  ')}`);
  }
}

/** Plays a run in a world of its own. Throws `Broken` at the first thing that cannot be. */
export async function run(wish: Wish): Promise<Tally> {
  const { seed, steps, only, calmEvery = 40, currencies = ['USD', 'EUR', 'JPY'], tell } = wish;
  const commands = commandsOf(seed, steps).filter(({ n }) => !only || only.includes(n));
  const tally: Tally = { steps: 0, accepted: 0, refused: 0, faults: 0, calms: 0, acts: new Map() };
  const world = await startApp();
  try {
    const scene = await Scene.of(world, currencies);
    await adoptsTheFloat(scene);
    for (let n = 0; n < 4; n += 1) await scene.hires(new Dice(seed + n), n);
    const invariants = new Invariants();
    let sight = await look(world);

    const check = async (at: Command | null, wrong: readonly string[]) => {
      const all = [...wrong, ...(await invariants.check(scene))];
      if (all.length > 0) throw new Broken(at, all, tally);
    };
    const calm = async (at: Command | null) => {
      await calmDown(scene);
      const before = sight;
      sight = await look(world);
      await check(at, [
        ...follow(before, sight, { accepted: [], timePassed: true, lostRoots: await lostRoots(scene) }),
        ...(await inCalm(scene, sight)),
      ]);
      tally.calms += 1;
      tally.faults = scene.sandbox.control.faults.struck;
    };

    for (const command of commands) {
      const played = await play(command, scene, sight).catch((error: unknown) => {
        // No act may ever end in a fault of ours, whatever the line to Stripe does.
        throw new Broken(command, [String(error)], tally);
      });
      if (command.thenQuiet) await world.worker.drain();
      const before = sight;
      sight = await look(world);
      count(tally, command, played);
      await check(command, [...played.wrong, ...follow(before, sight, { ...played, lostRoots: await lostRoots(scene) })]);
      if (command.n % calmEvery === calmEvery - 1) {
        await calm(command);
        tell?.(`step ${command.n + 1}: ${tally.accepted} acts done, ${tally.refused} refused, both books agree`);
      }
    }
    await calm(null);
    return tally;
  } finally {
    await world.close();
  }
}

function count(
  tally: Tally,
  { name }: Command,
  { accepted, refused }: { accepted: readonly { by: string }[]; refused: readonly string[] },
): void {
  tally.steps += 1;
  tally.accepted += accepted.length;
  tally.refused += refused.length;
  const add = (what: string) => tally.acts.set(what, (tally.acts.get(what) ?? 0) + 1);
  if (accepted.length + refused.length === 0) add(name);
  for (const { by } of accepted) add(by);
  refused.forEach(add);
}

/** Funded milestones of which the bank took a payment back for good. */
async function lostRoots({ world, sandbox }: Scene): Promise<ReadonlySet<string>> {
  const lost = sandbox.control
    .dump()
    .disputes.filter(({ status }) => status === 'lost')
    .map(({ charge }) => charge);
  const rows = await world.sql<{ root: string }>(`select distinct milestone_id as root from payments where stripe_charge = any($1)`, [
    lost,
  ]);
  return new Set(rows.map(({ root }) => root));
}
