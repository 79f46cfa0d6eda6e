import type { FormattedExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { note } from './tried-operations.js';
import type { Visitor } from './visitor.js';

/** What a live line gives away: that something changed, and nothing of what. */
export interface ChangedNote {
  readonly id: string;
  readonly at: string;
}

/** Somebody's live line, opened as their browser would: with their cookie and the page's origin. */
export interface LiveLine {
  /** The next note of a subscription such as `noticesChanged` or `contractChanged(id: "…")`; rejects where it is refused. */
  next(subscription: string): Promise<ChangedNote>;
  /** The code that the server closed the line with. */
  readonly closed: Promise<number>;
  hangUp(): Promise<void>;
}

export function liveLineOf(visitor: Visitor, origin = visitor.url): LiveLine {
  const cookie = visitor.http.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();
  let tell: (code: number) => void;
  const closed = new Promise<number>((resolve) => (tell = resolve));
  class Browser extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers: { origin, cookie } });
      this.once('close', (code) => tell(code));
    }
  }
  const client = createClient({ url: `${visitor.url.replace('http', 'ws')}/graphql`, webSocketImpl: Browser, retryAttempts: 0 });
  return {
    closed,
    hangUp: async () => void (await client.dispose()),
    async next(subscription) {
      const name = `subscription ${/^\w+/.exec(subscription)?.[0] ?? ''}`;
      try {
        const told: IteratorResult<FormattedExecutionResult<Record<string, ChangedNote>, unknown>, undefined> = await client
          .iterate<Record<string, ChangedNote>>({ query: `subscription { ${subscription} { id at } }` })
          .next();
        const [changed] = Object.values(told.value?.data ?? {});
        if (!changed) throw new Error(JSON.stringify(told.value?.errors));
        note(name, 'done');
        return changed;
      } catch (error) {
        note(name, 'denied');
        throw error;
      }
    },
  };
}

/** The first note of a subscription. It may begin a moment after it is asked for, so the act is done until the note is here. */
export async function nextAfter(line: LiveLine, subscription: string, act: () => Promise<unknown>): Promise<ChangedNote> {
  const first = line.next(subscription);
  for (let n = 0; n < 100; n += 1) {
    await act();
    const here = await Promise.race([first.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 100))]);
    if (here) return first;
  }
  throw new Error(`${subscription} told nothing.`);
}
