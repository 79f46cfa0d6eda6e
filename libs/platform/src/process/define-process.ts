/** Who moves a process: the parties and staff, the clock (a deadline), and the payment provider (an event of theirs). */
export type ProcessActor = 'owner' | 'expert' | 'admin' | 'clock' | 'payments';

/** One row of a process table: from where, by whom, to where, and until when. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly by: readonly ProcessActor[];
  /** One state, `'same'`, or several where the verb decides by its facts (e.g. part or whole). */
  readonly to: State | 'same' | readonly State[];
  /** The timer that fires this row when the clock is among `by` (names as in the terms). */
  readonly after?: string;
}

export class NoSuchStep extends Error {
  constructor(
    readonly action: string,
    readonly state: string,
  ) {
    super(`"${action}" cannot be taken from "${state}".`);
  }
}

/** A process as data: it drives the server, the buttons and the exhaustive test. */
export interface Process<State extends string, Action extends string> {
  readonly states: readonly State[];
  readonly transitions: Readonly<Record<Action, Transition<State>>>;
  /** Whether that actor may take that action from that state. */
  allows(action: Action, state: State, by: ProcessActor): boolean;
  /** The state after the action; throws NoSuchStep when the table has no such row, or when `to` is not one of its ends. */
  step(action: Action, state: State, by: ProcessActor, to?: State): State;
  /** What that actor may do from here, in table order: the buttons. */
  possible(state: State, by: ProcessActor): Action[];
}

/** Reads a table into a process. `states` is the closed list, so a typing slip does not compile. */
export function defineProcess<const State extends string, Action extends string>(
  states: readonly State[],
  transitions: Record<Action, Transition<NoInfer<State>>>,
): Process<State, Action> {
  const allows = (action: Action, state: State, by: ProcessActor): boolean => {
    const row = transitions[action];
    return row.from.includes(state) && row.by.includes(by);
  };
  return {
    states,
    transitions,
    allows,
    step(action, state, by, to) {
      if (!allows(action, state, by)) throw new NoSuchStep(action, state);
      const end = transitions[action].to;
      if (end === 'same') return state;
      if (typeof end === 'string') return end as State;
      const ends = end as readonly State[];
      if (!to || !ends.includes(to)) throw new NoSuchStep(action, state);
      return to;
    },
    possible: (state, by) => (Object.keys(transitions) as Action[]).filter((action) => allows(action, state, by)),
  };
}
