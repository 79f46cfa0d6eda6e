/** What went over the wire, told to whoever watches: a call with its answer, or an event on its way. */
export type Exchange =
  | {
      kind: 'call';
      method: string;
      path: string;
      /** As they were sent, not yet understood. Null when the request could not even be read. */
      params: Record<string, unknown> | null;
      status: number;
      answer: unknown;
    }
  | { kind: 'event'; event: unknown };

/** Is told of every exchange. It must not throw. */
export type Watcher = (exchange: Exchange) => void;
