import { isEventFault, type EventFault, type Fault, type RequestFault } from './fault-rules.js';

interface ArmedFault<F extends Fault> {
  rule: F;
  seen: number;
  done: number;
}

/** The list of faults in force. The same list with the same seed gives the same run again. */
export class Faults {
  private requests: ArmedFault<RequestFault>[] = [];
  private events: ArmedFault<EventFault>[] = [];
  private random = seeded(1);

  add(...rules: Fault[]): void {
    for (const rule of rules) {
      if (isEventFault(rule)) this.events.push({ rule, seen: 0, done: 0 });
      else this.requests.push({ rule, seen: 0, done: 0 });
    }
  }

  clear(): void {
    this.requests = [];
    this.events = [];
  }

  seed(value: number): void {
    this.random = seeded(value);
  }

  list(): Fault[] {
    return [...this.requests, ...this.events].map((armed) => armed.rule);
  }

  /** The first fault that strikes this request. */
  forRequest(call: { method: string; path: string; key: string | undefined }): RequestFault | undefined {
    return this.requests.find(({ rule }, index) => {
      const matches =
        (rule.method ?? call.method) === call.method &&
        call.path.startsWith(rule.path ?? '') &&
        (call.key ?? '').startsWith(rule.keyPrefix ?? '');
      return matches && this.strikes(this.requests[index]);
    })?.rule;
  }

  /** Every fault that strikes this delivery. */
  forEvent(type: string): EventFault[] {
    const struck = this.events.filter((armed) => matchesType(armed.rule.event, type) && this.strikes(armed));
    return struck.map((armed) => armed.rule);
  }

  /** A number from 0 up to 1 out of the seed. */
  draw(): number {
    return this.random();
  }

  private strikes(armed: ArmedFault<Fault> | undefined): boolean {
    if (!armed) return false;
    armed.seen += 1;
    const { nth, times = Infinity, probability = 1 } = armed.rule;
    if (nth !== undefined && armed.seen !== nth) return false;
    if (armed.done >= times || this.random() >= probability) return false;
    armed.done += 1;
    return true;
  }
}

/** Whether an event type fits a pattern such as `charge.*` or `*`. */
export function matchesType(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

// mulberry32: small, and good enough to choose which request fails.
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
