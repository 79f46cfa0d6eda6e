import { Dice } from './dice.js';

/** What can happen, and how often: acts of people on a milestone, acts of the bank, of staff, of time and of the line to Stripe. */
const weights = {
  hire: 12,
  fund: 6,
  pay: 6,
  confirm: 3,
  leave: 1,
  submit: 16,
  approve: 12,
  approvePart: 5,
  requestChanges: 3,
  extend: 1,
  askRefund: 4,
  withdrawRefundRequest: 2,
  giveRefund: 3,
  givePart: 3,
  cancelLate: 2,
  refundReleased: 4,
  dispute: 5,
  argue: 14,
  race: 14,
  retry: 2,
  staffPays: 2,
  staffConfirms: 2,
  payByHand: 2,
  liftFreeze: 2,
  saveCard: 2,
  chargeCard: 6,
  chooseCard: 0.5,
  removeCard: 0.5,
  tip: 5,
  leaveTip: 1,
  confirmTip: 1,
  suspend: 1,
  restore: 4,
  repeatEvent: 1,
  forgeEvent: 1,
  reserve: 1,
  chargeback: 1.5,
  inquiry: 1,
  fraudWarning: 1,
  bankDecides: 2,
  answerBank: 3,
  giveUp: 1,
  restrict: 1,
  unrestrict: 2,
  payoutFails: 1,
  minutesPass: 6,
  daysPass: 9,
  weeksPass: 1,
  weather: 7,
  powerCut: 5,
} as const;

export type CommandName = keyof typeof weights;

/** One step of a run. Its own seed makes all its choices, so that it stays itself when others are left out. */
export interface Command {
  readonly n: number;
  readonly name: CommandName;
  readonly seed: number;
  /** Whether the worker has caught up before the next step begins. */
  readonly thenQuiet: boolean;
}

/** The commands of a run, in order; a longer run begins like a shorter one. */
export function commandsOf(seed: number, steps: number): Command[] {
  const dice = new Dice(seed);
  return Array.from({ length: steps }, (_none, n) => ({
    n,
    name: dice.weighted<CommandName>(weights),
    seed: dice.below(2 ** 32),
    thenQuiet: dice.chance(0.7),
  }));
}
