import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** Errors of the asker (a field that cannot be right, a closed door) are answers, not faults: they are not logged. */
@Catch(GraphQLError)
export class SpokenErrorsFilter implements ExceptionFilter {
  /** GraphQL takes a returned error for the field's error. */
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
