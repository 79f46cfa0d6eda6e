import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import type { Request } from 'express';
import type { Actor } from './actor.js';
import { ALLOW, type Knocker } from './allow.js';
import type { RequestContext } from '../graphql/request-context.js';

/** Deny by default: without an `@Allow` that fits the actor, no resolver and no route answers. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const knockers = this.reflector.getAllAndOverride<Knocker[] | undefined>(ALLOW, [context.getHandler(), context.getClass()]);
    const actor = actorOf(context);
    if (!knockers) throw refusal(context, 'FORBIDDEN', 'This door has no access rule.');
    if (knockers.includes('anyone')) return true;
    if (!actor) throw refusal(context, 'UNAUTHENTICATED', 'Please sign in.');
    if (knockers.some((knocker) => knocker === 'signed-in' || (knocker !== 'anyone' && actor.roles.has(knocker)))) {
      return true;
    }
    throw refusal(context, 'FORBIDDEN', 'Your account cannot do this.');
  }
}

/** GraphQL names it by a code, plain HTTP by a status. */
function refusal(context: ExecutionContext, code: 'UNAUTHENTICATED' | 'FORBIDDEN', message: string): Error {
  if (context.getType<GqlContextType>() === 'graphql') return new GraphQLError(message, { extensions: { code } });
  return code === 'UNAUTHENTICATED' ? new UnauthorizedException(message) : new ForbiddenException(message);
}

/** The actor of a GraphQL operation or an HTTP request, if someone is signed in. */
export function actorOf(context: ExecutionContext): Actor | null {
  if (context.getType<GqlContextType>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<RequestContext>().actor;
  }
  return context.switchToHttp().getRequest<Request & { actor?: Actor | null }>().actor ?? null;
}
