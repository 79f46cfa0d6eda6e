import { days, hours, minutes } from '../../libs/platform/src/index.js';
import { codeOf } from '../setup/visitor.js';
import { argue, hasMoves } from './acts/argue.js';
import { badActs, isBadAct } from './acts/adversary.js';
import { bankActs, isBankAct, paysAPage } from './acts/bank-acts.js';
import { cardActs, type CardActName, isCardAct } from './acts/card-acts.js';
import { caseActs, isCaseAct } from './acts/case-acts.js';
import { isMilestoneAct, milestoneActs, type MilestoneActName, type Target } from './acts/milestone-acts.js';
import { confirms, isStaffAct, restores, staffActs, suspends } from './acts/staff-acts.js';
import { isTipAct, tipActs, type TipActName } from './acts/tip-acts.js';
import { weatherChanges } from './acts/weather.js';
import type { Command } from './commands.js';
import { Dice } from './dice.js';
import type { Row, Sight } from './look.js';
import type { Accepted } from './model/follow.js';
import { allows, isBefore, type Mover } from './model/places.js';
import { mostOpen, type Scene } from './scene.js';

/** What became of one command. */
export interface Played {
  readonly accepted: readonly Accepted[];
  /** The power went before they were answered: done or not, nobody knows. */
  readonly perhaps: readonly Accepted[];
  readonly refused: readonly string[];
  readonly timePassed: boolean;
  /** Sentences about answers that cannot be. */
  readonly wrong: readonly string[];
}

const nothing: Played = { accepted: [], perhaps: [], refused: [], timePassed: false, wrong: [] };

/** Carries one command out, on what stands now. Who it is about follows from its seed and from what there is to choose from. */
export async function play(command: Command, scene: Scene, sight: Sight): Promise<Played> {
  const dice = new Dice(command.seed);
  const { name } = command;
  if (isMilestoneAct(name) || isStaffAct(name) || isTipAct(name) || isCardAct(name) || name === 'argue') {
    const choice = choose(name, scene, sight, dice);
    if (choice) return one(choice.name, choice.target.row, sight, await tried(choice.name, choice.target, dice));
    await hires(scene, sight, dice);
    return nothing;
  }
  if (isBankAct(name)) {
    await scene.house.uncut(async () => bankActs[name](scene, dice));
    return nothing;
  }
  if (isCaseAct(name)) {
    const done = await scene.house.uncut(async () => ({ answer: await caseActs[name](scene, dice) }));
    return { ...nothing, ...sorted([{ by: name, rowId: '', ...(done ?? cut) }]) };
  }
  if (isBadAct(name)) {
    await scene.house.uncut(() => badActs[name](scene, dice));
    return nothing;
  }
  switch (name) {
    case 'hire':
      await hires(scene, sight, dice);
      return nothing;
    case 'pay':
      await paysAPage(scene, dice);
      return nothing;
    case 'staffConfirms': {
      const wish = scene.decisions.length > 0 ? dice.pick(scene.decisions.slice(-5)) : null;
      if (!wish) return nothing;
      const done = await scene.house.uncut(async () => ({ answer: await confirms(scene, wish.id, dice) }));
      return { ...nothing, ...sorted([{ by: name, rowId: wish.rowId, ...(done ?? cut) }]) };
    }
    case 'minutesPass':
      return passes(scene, minutes(1 + dice.below(120)));
    case 'daysPass':
      return passes(scene, hours(6 + dice.below(120)));
    case 'weeksPass':
      return passes(scene, days(7 + dice.below(14)));
    case 'weather':
      weatherChanges(scene, dice);
      return nothing;
    case 'suspend':
      await suspends(scene, dice);
      return nothing;
    case 'restore':
      await restores(scene);
      return nothing;
    case 'powerCut':
      await powerGoes(scene, dice);
      return nothing;
    case 'race':
      return race(scene, sight, dice);
  }
}

type ActName = MilestoneActName | TipActName | CardActName | keyof typeof staffActs | 'argue';

const isOpen = ({ state }: Row): boolean =>
  !['divided', 'released', 'part_refunded', 'refunded', 'settled', 'charged_back', 'dropped'].includes(state);

/** Somebody can do something with it; what is stuck for weeks keeps nobody from hiring. */
const isLively = (row: Row): boolean => isOpen(row) && raced.some((name) => name !== 'retry' && fitsFor(name, row));

const hires = (scene: Scene, { rows }: Sight, dice: Dice): Promise<void> =>
  scene.hires(dice, new Set([...rows.values()].filter(isLively).map(({ contractId }) => contractId)).size);

/**
 * Who does it and about which milestone. Mostly where it makes sense; an adversary also tries what does not. Where it fits
 * nowhere, somebody does what can be done instead, or hires, so that a run does not stand still.
 */
function choose(wish: ActName, scene: Scene, { rows }: Sight, dice: Dice): { name: ActName; target: Target } | null {
  const standing = [...rows.values()].filter(({ state }) => state !== 'divided');
  if (standing.length === 0) return null;
  if (dice.chance(0.1)) return { name: wish, target: aim(scene, dice.pick(standing)) };
  const fresh = new Set([...scene.contracts.keys()].slice(-mostOpen));
  const fits = standing.filter((row) => fitsFor(wish, row) && (!isTipAct(wish) || fresh.has(row.contractId)));
  if (fits.length > 0) return { name: wish, target: aim(scene, dice.pick(fits)) };
  const open = standing.filter((row) => raced.some((name) => fitsFor(name, row)));
  const held = open.filter(({ state }) => !isBefore(state));
  if (open.length === 0) return null;
  const row = dice.pick(held.length > 0 && dice.chance(0.7) ? held : open);
  return { name: dice.pick(raced.filter((name) => fitsFor(name, row))), target: aim(scene, row) };
}

/** Whether it makes sense to try this with the row: the table has it, and in a dispute somebody has a move. */
function fitsFor(wish: ActName, { state, dispute }: Row): boolean {
  if (wish === 'argue') return state === 'disputed' && hasMoves(dispute?.state);
  if (isTipAct(wish)) return state === 'released';
  if (isCardAct(wish) && wish !== 'chargeCard') return true;
  // What was approved by hand is beyond dispute; races and adversaries try it all the same.
  return allows(wish, state) && !(wish === 'dispute' && state === 'approved');
}

function aim(scene: Scene, row: Row): Target {
  const contract = scene.contracts.get(row.contractId);
  if (!contract) throw new Error(`Nobody remembers the contract ${row.contractId}.`);
  return { scene, row, contract: { ...contract, milestoneId: row.id } };
}

function act(name: ActName, target: Target, dice: Dice): Promise<object | null> {
  if (name === 'argue') return argue(target, dice);
  if (isTipAct(name)) return tipActs[name](target, dice);
  if (isCardAct(name)) return cardActs[name](target, dice);
  return isMilestoneAct(name) ? milestoneActs[name](target, dice) : staffActs[name](target, dice);
}

/** Soon, at one of the places that the server passes, or at a moment that is no place at all. */
async function powerGoes({ house }: Scene, dice: Dice): Promise<void> {
  if (dice.chance(0.75)) await house.losesPowerAfter(1 + dice.below(40));
  else house.losesPowerIn(5 + dice.below(150));
}

interface Answered {
  readonly by: Mover;
  readonly rowId: string;
  readonly answer: object | 'cut' | null;
}

const cut = { answer: 'cut' } as const;

/** Says what somebody asked for, unless the power went. */
async function tried(name: ActName, target: Target, dice: Dice): Promise<object | 'cut' | null> {
  return ((await target.scene.house.uncut(async () => ({ answer: await act(name, target, dice) }))) ?? cut).answer;
}

function sorted(answers: readonly Answered[]): Pick<Played, 'accepted' | 'perhaps' | 'refused'> {
  const given = answers.flatMap(({ answer, ...who }) => (answer && answer !== 'cut' ? [{ ...who, code: codeOf(answer) }] : []));
  return {
    accepted: given.filter(({ code }) => code === null || tookHold.has(code)).map(({ by, rowId }) => ({ by, rowId })),
    perhaps: answers.flatMap(({ by, rowId, answer }) => (answer === 'cut' ? [{ by, rowId }] : [])),
    refused: given.flatMap(({ by, code }) => (code === null ? [] : [`${by} ${code}`])),
  };
}

/** Refusals after the fact: the act was recorded, and what the payment partner makes of it is not known yet. */
const tookHold: ReadonlySet<string> = new Set(['PAYMENT_PROVIDER_UNREACHABLE', 'PAYMENT_PROVIDER_REFUSED']);

/** An act that nobody else met: what the table does not have must be refused, and what it has is not "no longer possible". */
function one(by: ActName, row: Row, { freezes }: Sight, answer: object | 'cut' | null): Played {
  const { accepted, perhaps, refused } = sorted([{ by, rowId: row.id, answer }]);
  const possible = allows(by, row.state);
  const isFrozen = [...freezes.values()].some(({ rootId }) => rootId === row.rootId);
  const wrong: string[] = [];
  if (accepted.length > 0 && !possible && guardedByTable.has(by)) wrong.push(`${by} was accepted for ${row.id} in ${row.state}`);
  if (possible && !isFrozen && refused.includes(`${by} NOT_POSSIBLE_NOW`) && hasNoFurtherGuard.has(by))
    wrong.push(`${by} was refused for ${row.id} in ${row.state} as no longer possible`);
  return { accepted, perhaps, refused, timePassed: false, wrong };
}

/** A second click on the payment page answers the same page, and staff decide about any milestone. */
const guardedByTable: ReadonlySet<Mover> = new Set<Mover>([
  ...['submit', 'approve', 'approvePart', 'requestChanges', 'askRefund', 'withdrawRefundRequest'],
  ...['giveRefund', 'givePart', 'cancelLate', 'refundReleased', 'dispute', 'leave'],
] as Mover[]);
/** Of these the table says everything, as long as nothing is frozen: no date and no answer stands between. */
const hasNoFurtherGuard: ReadonlySet<Mover> = new Set<Mover>(['submit', 'approve', 'approvePart', 'askRefund', 'withdrawRefundRequest']);

async function passes({ world }: Scene, milliseconds: number): Promise<Played> {
  await world.clock.passes(milliseconds);
  return { ...nothing, timePassed: true };
}

const raced: readonly ActName[] = [
  ...([
    'fund',
    'chargeCard',
    'confirm',
    'leave',
    'submit',
    'approve',
    'approvePart',
    'requestChanges',
    'askRefund',
    'withdrawRefundRequest',
  ] as const),
  ...(['giveRefund', 'givePart', 'cancelLate', 'dispute', 'argue', 'retry'] as const),
];

/** Several people, the bank and the worker at one milestone at the same moment; the same button twice among them. */
async function race(scene: Scene, sight: Sight, dice: Dice): Promise<Played> {
  const open = [...sight.rows.values()].filter((row) =>
    isOpen(row) ? !isBefore(row.state) || dice.chance(0.3) : fitsFor('tip', row) && dice.chance(0.1),
  );
  if (open.length === 0) return nothing;
  const target = aim(scene, dice.pick(open));
  const fitting = [...raced, ...(['tip', 'leaveTip', 'refundReleased'] as const)].filter((name) => fitsFor(name, target.row));
  const chosen = Array.from({ length: 2 + dice.below(2) }, () => dice.pick(fitting.length > 0 ? fitting : raced));
  if (dice.chance(0.6)) chosen.push(dice.pick(chosen));
  const people = chosen.map((name) => async (): Promise<Answered> => {
    const own = new Dice(dice.below(2 ** 32));
    return { by: name, rowId: target.row.id, answer: await tried(name, target, own) };
  });
  const timePassed = dice.chance(0.2);
  const others = [
    ...(dice.chance(0.5) ? [() => scene.world.worker.drain()] : []),
    ...(dice.chance(0.2) ? [async () => void bankActs.chargeback(scene, dice)] : []),
    ...(timePassed ? [() => scene.world.clock.passes(hours(1 + dice.below(72)))] : []),
  ];
  const [answers] = await Promise.all([Promise.all(people.map((acts) => acts())), Promise.all(others.map((acts) => acts()))]);
  return { ...nothing, ...sorted(answers), timePassed };
}
