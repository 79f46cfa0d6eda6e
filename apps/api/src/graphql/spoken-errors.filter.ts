import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import { Refusal } from '@sidecrew/platform';
import { GraphQLError } from 'graphql';

/** What the asker can mend (a field that cannot be right, a closed door) is an answer and no fault: it is not logged. */
@Catch(GraphQLError, Refusal)
export class SpokenErrorsFilter extends BaseExceptionFilter {
  /** GraphQL takes a returned error for the field's error; plain HTTP is answered as ever. */
  override catch(error: GraphQLError | Refusal, host: ArgumentsHost): GraphQLError | Refusal | void {
    if (host.getType<GqlContextType>() === 'graphql') return error;
    super.catch(error, host);
  }
}
