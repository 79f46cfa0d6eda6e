import type { Exchange } from '../../src/exchange.js';
import { checkCall } from './check-call.js';
import { checkEvent } from './check-event.js';

/** Holds everything that goes over the wire against the contract. */
export function watchContract() {
  const breaches = new Set<string>();
  return {
    /** Each difference once. */
    breaches,
    onExchange(exchange: Exchange): void {
      const found = exchange.kind === 'call' ? checkCall(exchange) : checkEvent(exchange.event);
      for (const breach of found) breaches.add(breach);
    },
    /** Fails the test that calls it when there was any difference. */
    mustBeKept(): void {
      if (breaches.size === 0) return;
      throw new Error(`Not as the contract in apps/stripe-sandbox/contract says:\n${[...breaches].sort().join('\n')}`);
    },
  };
}
