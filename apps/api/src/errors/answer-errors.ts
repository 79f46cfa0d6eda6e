import { unwrapResolverError } from '@apollo/server/errors';
import { HttpException } from '@nestjs/common';
import { Refusal } from '@sidecrew/platform';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { FAULT_SENTENCE, logFault } from './log-fault.js';
import { variableProblem } from './variable-problems.js';

const spoken = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
]);

/**
 * What a client may read of an error. Errors of the asker keep their words; faults of ours are logged with their cause
 * and answered with a reference only: no stack, no SQL, no names of ours.
 */
export function answerErrors(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? '');
  const origin = unwrapResolverError(error);
  if (origin instanceof HttpException && origin.getStatus() < 500) {
    return { message: origin.message, path: formatted.path, extensions: { code: 'BAD_USER_INPUT' } };
  }
  // A query has no union to refuse in: what it was asked with is the asker's to mend, such as an old page link.
  if (origin instanceof Refusal) {
    const fields = [{ field: origin.field, message: origin.message }];
    return { message: origin.message, path: formatted.path, extensions: { code: 'BAD_USER_INPUT', fields } };
  }
  const problem = code === 'BAD_USER_INPUT' ? variableProblem(formatted.message) : null;
  if (problem) {
    return { message: `${problem.field} ${problem.message}`, extensions: { code, fields: [problem] } };
  }
  if (spoken.has(code)) {
    const fields = formatted.extensions?.fields;
    return {
      message: formatted.message,
      path: formatted.path,
      locations: formatted.locations,
      extensions: fields ? { code, fields } : { code },
    };
  }
  // graphql-armor reports a broken limit as a plain GraphQLError of its own.
  if (origin instanceof GraphQLError && origin.originalError === undefined && origin.path === undefined) {
    return { message: formatted.message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  }
  return {
    message: FAULT_SENTENCE,
    path: formatted.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference: logFault(origin) },
  };
}
