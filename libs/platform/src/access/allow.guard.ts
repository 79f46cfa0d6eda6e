import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
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
    const knockers = this.reflector.getAllAndOverride<Knocker[] | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    const actor = actorOf(context);
    if (!knockers) throw new GraphQLError('This door has no access rule.', { extensions: { code: 'FORBIDDEN' } });
    if (knockers.includes('anyone')) return true;
    if (!actor) throw new GraphQLError('Please sign in.', { extensions: { code: 'UNAUTHENTICATED' } });
    if (knockers.some((knocker) => knocker === 'signed-in' || (knocker !== 'anyone' && actor.roles.has(knocker)))) {
      return true;
    }
    throw new GraphQLError('Your account cannot do this.', { extensions: { code: 'FORBIDDEN' } });
  }
}

/** The actor of a GraphQL operation or an HTTP request, if someone is signed in. */
export function actorOf(context: ExecutionContext): Actor | null {
  if (context.getType<GqlContextType>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<RequestContext>().actor;
  }
  return context.switchToHttp().getRequest<Request & { actor?: Actor | null }>().actor ?? null;
}
