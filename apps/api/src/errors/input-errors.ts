import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** One field of the input and what is wrong with it. */
export interface FieldProblem {
  /** Its path inside the form: `milestones.0.title`. */
  readonly field: string;
  readonly message: string;
}

/** Refusals of verbs name `title`, not `input.title`; so does everything that was wrong before a verb saw it. */
export const insideForm = (path: string): string => path.replace(/^input\./, '');

const mostProblems = 50;

/** A limit as the rule that it is, in place of the checker's "title must be shorter than or equal to 120 characters". */
const asRule = (message: string): string =>
  message
    .replace(/^\S+ must be shorter than or equal to (\d+) characters$/, 'Write at most $1 characters.')
    .replace(/^\S+ must be longer than or equal to (\d+) characters$/, 'Write at least $1 characters.');

function problemsOf(errors: readonly ValidationError[], above = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = above ? `${above}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field: insideForm(field), message: asRule(message) }));
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}

/** Checks every input class; what does not fit is BAD_USER_INPUT with the name of each field. */
export const inputChecks = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      // Whoever sends a thousand wrong items learns enough from the first.
      const fields = problemsOf(errors).slice(0, mostProblems);
      return new GraphQLError(fields[0]?.message ?? 'Check what you wrote.', {
        extensions: { code: 'BAD_USER_INPUT', fields },
      });
    },
  });
