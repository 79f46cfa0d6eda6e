import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, type Observable, throwError } from 'rxjs';
import { NotFound, Refusal } from '../refusals/refusal.js';
import { Refused } from './refused.type.js';

/**
 * The one place where a refusal becomes an answer: a mutation returns `Refused`, a query that may not see
 * a thing returns null, like one that asks for a thing that does not exist.
 */
@Injectable()
export class RefusalsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<GqlContextType>() !== 'graphql') return next.handle();
    const { parentType } = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (parentType.name === 'Mutation' && error instanceof Refusal) return of(Refused.from(error));
        if (parentType.name === 'Query' && error instanceof NotFound) return of(null);
        return throwError(() => error);
      }),
    );
  }
}
