import { Injectable } from '@nestjs/common';
import { Notifications } from './notifications.js';

/** Streams of "something changed here" for GraphQL subscriptions; the reader loads again under their own rights. */
@Injectable()
export class LiveTopics {
  constructor(private readonly notifications: Notifications) {}

  /** Yields the moment each time a committed transaction touched the topic, until the reader leaves. */
  changesOf<T>(topic: string, say: (at: Date) => T): AsyncGenerator<T> {
    const waiting: T[] = [];
    let wake: (() => void) | null = null;
    const stop = this.notifications.onTouched((touched) => {
      if (touched !== topic) return;
      waiting.push(say(new Date()));
      wake?.();
    });
    const stream = async function* (): AsyncGenerator<T> {
      for (;;) {
        const next = waiting.shift();
        if (next === undefined) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        yield next;
      }
    };
    const generator = stream();
    const leave = generator.return.bind(generator);
    // A generator that waits cannot hear return(); the listener must go all the same when a reader leaves.
    generator.return = (value) => {
      stop();
      wake?.();
      waiting.length = 0;
      return Promise.race([leave(value), Promise.resolve({ done: true as const, value })]);
    };
    return generator;
  }
}
