import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Actors, sessionsTopic } from '@sidecrew/identity';
import { type Actor, CONFIG, type Config, Notifications } from '@sidecrew/platform';
import type { Request, RequestHandler, Response } from 'express';
import { isOwnOrigin } from './origin-check.js';

/** The middleware that reads a request's session. */
export const SESSION = Symbol('Session');

/** What graphql-ws keeps of a connection. */
export interface SocketExtra {
  readonly request: Request;
  readonly socket: { close(code: number, reason: string): void };
  actor?: Actor | null;
}

const forbidden = 4403;

/**
 * Lets a subscription socket in under the person's own session, and closes it when that session ends. A browser sends
 * the cookie with an upgrade from any site, so the Origin is checked before the cookie is read.
 */
@Injectable()
export class SubscriptionSessions implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(SubscriptionSessions.name);
  private readonly open = new Set<SocketExtra>();
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly actors: Actors,
    private readonly notifications: Notifications,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SESSION) private readonly readSession: RequestHandler,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.notifications.onTouched((topic) => {
      for (const extra of this.open) {
        if (extra.actor && sessionsTopic(extra.actor.id) === topic) void this.checkAgain(extra);
      }
    });
  }

  onModuleDestroy(): void {
    this.stopListening?.();
  }

  /** Whether this socket may speak; the visitor must be signed in, on a page of ours. */
  async letIn(extra: SocketExtra): Promise<boolean> {
    const { request } = extra;
    if (!isOwnOrigin(request.headers.origin, request.headers.host, this.config)) return false;
    await new Promise<void>((resolve, reject) =>
      // The session only reads the upgrade; nothing is ever answered on it.
      this.readSession(request, {} as Response, (error?: unknown) => (error ? reject(error) : resolve())),
    );
    extra.actor = this.actors.of(request.session, request.sessionID);
    if (extra.actor) this.open.add(extra);
    return extra.actor !== null;
  }

  leave(extra: SocketExtra): void {
    this.open.delete(extra);
  }

  private async checkAgain(extra: SocketExtra): Promise<void> {
    try {
      if (extra.actor?.sessionId && (await this.actors.isSignedIn(extra.actor.sessionId))) return;
      this.leave(extra);
      extra.socket.close(forbidden, 'Signed out');
    } catch (error) {
      this.log.error(`A socket's session could not be checked: ${String(error)}`);
    }
  }
}
