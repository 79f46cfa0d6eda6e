import { createContext, RouterContextProvider } from 'react-router';

/**
 * What the host gives to each request. The host imports the server build and mounts it last, after its own routes:
 *
 *   const build = await import('apps/web/build/server/index.js');
 *   app.use('/assets', express.static('apps/web/build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }));
 *   app.use(express.static('apps/web/build/client', { index: false }));
 *   app.use(createRequestHandler({ build, getLoadContext: (req, res) => build.entry.module.provideServerContext({ … }) }));
 *
 * Every GET and POST that is left must reach the handler, also paths that end in `.data` and `/__manifest`.
 * Sign-in, sign-up, sign-out and the other account forms run their mutations through `execute` too, so it must be bound
 * to this request's session and may set its cookie.
 */
export interface ServerContext {
  /** Runs one operation in this process, with the visitor's session; rejects when the answer has errors. */
  execute(document: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The person who is signed in. */
  viewer: SessionViewer | null;
  /** Whether demo people may be entered with one click. */
  demo: boolean;
  /** Goes on every script of the page. */
  cspNonce: string;
  /** The application's clock, which a demo can move. */
  now: Date;
}

export interface SessionViewer {
  id: string;
  name: string;
  email: string;
  isOwner: boolean;
  isExpert: boolean;
  isAdmin: boolean;
  /** An admin whose staff role rests, for want of a second factor in this session. */
  staffRests: boolean;
  /** A second factor is on. */
  secondFactor: boolean;
  emailVerified: boolean;
  expertHandle: string | null;
  unreadNotices: number;
}

export const serverContext = createContext<ServerContext>();

/** Makes the load context that the request handler wants. */
export function provideServerContext(values: ServerContext): RouterContextProvider {
  const provider = new RouterContextProvider();
  provider.set(serverContext, values);
  return provider;
}
