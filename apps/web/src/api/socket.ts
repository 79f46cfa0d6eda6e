import { type Client, createClient } from 'graphql-ws';

const eventName = 'sidecrew:line-open';
const pingEvery = 15_000;
const answerWithin = 5_000;
/**
 * The subscriptions are sent right after the connection, the first as well as each later one; what is loaded then misses
 * nothing that happened between the page's own loading and the moment from which the server tells.
 */
const afterSubscribing = 300;

/** The line on which the server tells of changes. A dead one (sleep, another network) is noticed and opened again for ever. */
export function createSocket(): Client {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (tries) => wait(Math.min(10_000, 500 * 2 ** tries) * (0.7 + Math.random() * 0.6)),
    lazyCloseTimeout: 5_000,
    keepAlive: pingEvery,
    on: {
      connected: () => void setTimeout(() => window.dispatchEvent(new Event(eventName)), afterSubscribing),
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => socket.terminate(), answerWithin);
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered);
      },
      closed: () => clearTimeout(unanswered),
    },
  });
  return socket;
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Calls back when changes may have been missed: the line was not open, the device was offline, or the tab was hidden. */
export function onMaybeMissed(listener: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') listener();
  };
  window.addEventListener(eventName, listener);
  window.addEventListener('online', listener);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener(eventName, listener);
    window.removeEventListener('online', listener);
    document.removeEventListener('visibilitychange', seen);
  };
}
