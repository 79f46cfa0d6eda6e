import type { Currency } from '../../libs/money/src/index.js';
import { startApp } from '../setup/app.js';
import { calmDown, inCalm } from './calm.js';
import { type Command, commandsOf } from './commands.js';
import { Dice } from './dice.js';
import { Invariants } from './invariants.js';
import { look } from './look.js';
import { follow } from './model/follow.js';
import { play } from './play.js';
import { Scene } from './scene.js';
import { count, newTally, type Tally, toldStep } from './tally.js';

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

/** The run found something that must never be. */
export class Broken extends Error {
  constructor(
    readonly at: Command | null,
    readonly wrong: readonly string[],
    /** The last steps before it. */
    readonly told: readonly string[],
  ) {
    super([`${at ? `After ${at.n} ${at.name}` : 'At the end'}:`, ...wrong.slice(0, 30), 'What happened before:', ...told].join('\n  '));
  }
}

/** Plays a run in a world of its own. Throws `Broken` at the first thing that cannot be. */
export async function run(wish: Wish): Promise<Tally> {
  const { seed, steps, only, calmEvery = 40, currencies = ['USD', 'EUR', 'JPY'], tell } = wish;
  const commands = commandsOf(seed, steps).filter(({ n }) => !only || only.includes(n));
  const tally = newTally();
  const scene = await Scene.of(await startApp(), currencies);
  const { world, house, sandbox } = scene;
  try {
    for (let n = 0; n < 4; n += 1) await scene.hires(new Dice(seed + n), n);
    const invariants = new Invariants();
    let sight = await look(world);
    const told: string[] = [];

    const broken = (at: Command | null, wrong: readonly string[]) =>
      new Broken(at, [...wrong, ...errorsIn(house.lastWords)], told.slice(-12));
    const calm = async (at: Command | null) => {
      const { faults } = sandbox.control;
      const weather = faults.list();
      faults.clear();
      await house.isSafe();
      await calmDown(scene);
      const before = sight;
      sight = await look(world);
      const wrong = [
        ...follow(before, sight, { accepted: [], timePassed: true, lostRoots: await lostRoots(scene) }),
        ...(await invariants.check(scene)),
        ...(await invariants.checkAll(scene)),
        ...(await inCalm(scene, sight)),
      ];
      if (wrong.length > 0) throw broken(at, wrong);
      tally.calms += 1;
      tally.faults = sandbox.control.faults.struck;
      tally.crashes = house.blows.length;
      faults.add(...weather);
    };

    for (const command of commands) {
      const played = await play(command, scene, sight).catch((error: unknown) => {
        // No act may ever end in a fault of ours, whatever the line to Stripe does.
        throw broken(command, [String(error)]);
      });
      if (command.thenQuiet) await world.worker.drain();
      if (await house.standsUp()) tally.at.push(house.blows.at(-1) ?? '');
      const before = sight;
      sight = await look(world);
      count(tally, command, played);
      told.push(toldStep(command, played));
      if (only) tell?.(`  ${told.at(-1)}`);
      const happened = { ...played, accepted: [...played.accepted, ...played.perhaps], lostRoots: await lostRoots(scene) };
      const wrong = [...played.wrong, ...follow(before, sight, happened), ...(await invariants.check(scene))];
      if (wrong.length > 0) throw broken(command, wrong);
      if (command.n % calmEvery === calmEvery - 1) {
        await calm(command);
        tell?.(
          `step ${command.n + 1}: ${tally.accepted} acts done, ${tally.refused} refused, ${tally.faults} faults, ${tally.crashes} crashes, both books agree`,
        );
      }
    }
    await calm(null);
    return tally;
  } finally {
    await house.close();
  }
}

/** What the server wrote about faults of its own. */
const errorsIn = (words: string): string[] =>
  words
    .split('\n')
    .filter((line) => /ERROR|^\s+at |[Ee]rror: /.test(line))
    .slice(-25);

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
