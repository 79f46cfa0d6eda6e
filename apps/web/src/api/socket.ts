import { type Client, createClient } from 'graphql-ws';

const eventName = 'sidecrew:line-back';
const pingEvery = 15_000;
const answerWithin = 5_000;
/** The subscriptions are sent again right after the connection; what is loaded then misses nothing in between. */
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
      connected: (_socket, _payload, wasRetry) => {
        if (wasRetry) setTimeout(() => window.dispatchEvent(new Event(eventName)), afterSubscribing);
      },
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

/** Calls back when changes may have been missed: the line was gone, the device was offline, or the tab was hidden. */
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
