import { NoSuchStep, NotPossibleNow } from '@sidecrew/platform';

/** Takes a step of a process table; where the table has no such row, the person learns the state that stands now. */
export function stepOrRefuse<State>(subject: string, step: () => State): State {
  try {
    return step();
  } catch (error) {
    if (error instanceof NoSuchStep) throw new NotPossibleNow(subject, error.action, error.state);
    throw error;
  }
}
