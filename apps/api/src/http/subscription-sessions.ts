import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Actors } from '@sidecrew/identity';
import { type Actor, CONFIG, type Config } from '@sidecrew/platform';
import type { Request, RequestHandler, Response } from 'express';
import { isOwnOrigin } from './origin-check.js';

interface SocketExtra {
  readonly request: Request;
  actor?: Actor | null;
}

/**
 * Lets a subscription socket in under the person's own session. A browser sends the cookie with an upgrade from any
 * site, so the Origin is checked before the cookie is read.
 */
@Injectable()
export class SubscriptionSessions implements OnModuleInit {
  private static keeper: SubscriptionSessions | null = null;
  private readSession: RequestHandler | null = null;

  constructor(
    private readonly actors: Actors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    SubscriptionSessions.keeper = this;
  }

  /** The same session middleware as for HTTP; set once the app is put together. */
  use(middleware: RequestHandler): void {
    this.readSession = middleware;
  }

  static async onConnect(this: void, socket: { extra?: unknown }): Promise<boolean> {
    return (await SubscriptionSessions.keeper?.letIn(socket.extra as SocketExtra)) ?? false;
  }

  private async letIn(extra: SocketExtra): Promise<boolean> {
    const { request } = extra;
    if (!isOwnOrigin(request.headers.origin, request.headers.host, this.config) || !this.readSession) return false;
    const middleware = this.readSession;
    await new Promise<void>((resolve, reject) =>
      middleware(request, {} as Response, (error?: unknown) => (error ? reject(error as Error) : resolve())),
    );
    extra.actor = await this.actors.of(request.session, request.sessionID);
    return extra.actor !== null;
  }
}
