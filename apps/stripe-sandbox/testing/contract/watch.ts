import type { Exchange } from '../../src/exchange.js';
import { checkCall } from './check-call.js';
import { checkEvent } from './check-event.js';

/** Holds everything that goes over the wire against the contract; `breaches` says each difference once. */
export function watchContract() {
  const breaches = new Set<string>();
  const exchanges: Exchange[] = [];
  const onExchange = (exchange: Exchange): void => {
    exchanges.push(exchange);
    const found = exchange.kind === 'call' ? checkCall(exchange) : checkEvent(exchange.event);
    for (const breach of found) breaches.add(breach);
  };
  return { onExchange, exchanges, breaches };
}
