import type { FormProblem } from '@sidecrew/ui';

interface RefusedLike {
  message: string;
  field?: string | null;
}

/** A refusal as a problem of a form: the server's own sentence, at its field. */
export const problemOf = (refused: RefusedLike): FormProblem => ({
  field: refused.field ?? null,
  message: refused.message,
});
