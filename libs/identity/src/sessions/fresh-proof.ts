import { type CallHandler, type ExecutionContext, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import { type Actor, actorOf, type Role } from '@sidecrew/platform';
import type { Observable } from 'rxjs';
import { FreshProofNeeded } from '../identity.refusals.js';

const proofMs = 10 * 60_000;

/** True for ten minutes of wall time after the person gave their password. */
export const hasFreshProof = (actor: Actor): boolean => actor.provedAt !== null && Date.now() - actor.provedAt.getTime() < proofMs;

/** Refuses verbs that move payout accounts, passwords or staff money without a proof of at most ten minutes. */
export function requireFreshProof(actor: Actor): void {
  if (!hasFreshProof(actor)) throw new FreshProofNeeded();
}

class FreshProofInterceptor implements NestInterceptor {
  constructor(private readonly of: Role | null) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const actor = actorOf(context);
    if (actor && (this.of === null || actor.roles.has(this.of))) requireFreshProof(actor);
    return next.handle();
  }
}

/**
 * On a resolver, beside `@Allow`: this act moves money as staff, or a payout account, so it asks for a fresh proof
 * (product §3.10). With a role, only people who have it are asked.
 */
export const FreshProof = (of: Role | null = null): MethodDecorator => UseInterceptors(new FreshProofInterceptor(of));
