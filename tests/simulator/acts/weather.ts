import type { Dice } from '../dice.js';
import type { Scene } from '../scene.js';

type Fault = Parameters<Scene['sandbox']['control']['faults']['add']>[0];

const answers = ['500', '503', 'rate_limit', 'lock_timeout', 'reset', 'timeout'] as const;
const spoils = ['drop', 'delay', 'duplicate', 'shuffle', 'wrong_secret', 'old_timestamp', 'cut_body'] as const;

/** The line to Stripe changes: good for a while, or calls and events break by a chance that the seed decides. */
export function weatherChanges({ sandbox }: Scene, dice: Dice): void {
  const { faults } = sandbox.control;
  faults.clear();
  if (dice.chance(0.25)) return;
  faults.seed(dice.below(2 ** 32));
  const often = dice.pick([0.1, 0.25, 0.5]);
  for (const fault of [...brokenCalls(dice, often), ...brokenEvents(dice, often)]) faults.add(fault);
}

/** Calls of ours, those that change something and those that ask: broken before or after the effect, the answer kept for the key or not. */
function brokenCalls(dice: Dice, probability: number): Fault[] {
  return Array.from({ length: 1 + dice.below(3) }, () => ({
    ...(dice.chance(0.8) ? ({ method: 'POST', keyPrefix: 'sc1:' } as const) : ({ method: 'GET' } as const)),
    do: dice.pick(answers),
    when: dice.chance(0.5) ? 'before' : 'after',
    stored: dice.chance(0.3),
    probability,
  }));
}

function brokenEvents(dice: Dice, probability: number): Fault[] {
  return Array.from({ length: dice.below(4) }, () => ({
    event: '*',
    do: dice.pick(spoils),
    probability,
    ms: 1_000 * (1 + dice.below(200_000)),
    copies: 1 + dice.below(3),
    windowMs: 60_000,
  }));
}
