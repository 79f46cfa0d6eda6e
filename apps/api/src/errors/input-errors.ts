import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { GraphQLError } from 'graphql';

interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

function problemsOf(errors: readonly ValidationError[], above = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = above ? `${above}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
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
      const fields = problemsOf(errors);
      return new GraphQLError(fields[0]?.message ?? 'Check what you wrote.', {
        extensions: { code: 'BAD_USER_INPUT', fields },
      });
    },
  });
