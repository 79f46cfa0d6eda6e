import { isEventFault, type EventFault, type Fault, type RequestFault } from './fault-rules.js';

/** A rule in force, with the chances that are drawn for it. */
interface ArmedFault<F extends Fault> {
  rule: F;
  seen: number;
  done: number;
  /** A number from 0 up to 1. */
  draw: () => number;
}

/**
 * The list of faults in force. The same list with the same seed gives the same run again: each rule draws from a row of
 * chances of its own, so that it does not matter how requests and deliveries mix.
 */
export class Faults {
  private requests: ArmedFault<RequestFault>[] = [];
  private events: ArmedFault<EventFault>[] = [];
  private seedValue = 1;
  private hits = 0;

  /** How often a rule struck so far, also those that are no longer in force. */
  get struck(): number {
    return this.hits;
  }

  add(...rules: Fault[]): void {
    for (const rule of rules) {
      if (isEventFault(rule)) this.events.push(this.arm(rule));
      else this.requests.push(this.arm(rule));
    }
  }

  clear(): void {
    this.requests = [];
    this.events = [];
  }

  /** Chooses the chances, and starts the rules in force over with them. */
  seed(value: number): void {
    this.seedValue = value;
    const rules = this.list();
    this.clear();
    this.add(...rules);
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

  /** Every fault that strikes this delivery, each with a way to draw further chances. */
  forEvent(type: string): Pick<ArmedFault<EventFault>, 'draw' | 'rule'>[] {
    return this.events.filter((armed) => matchesType(armed.rule.event, type) && this.strikes(armed));
  }

  private arm<F extends Fault>(rule: F): ArmedFault<F> {
    const place = this.requests.length + this.events.length + 1;
    return { rule, seen: 0, done: 0, draw: seeded(this.seedValue ^ Math.imul(place, 0x9e3779b9)) };
  }

  private strikes(armed: ArmedFault<Fault> | undefined): boolean {
    if (!armed) return false;
    armed.seen += 1;
    const { nth, times = Infinity, probability = 1 } = armed.rule;
    if (nth !== undefined && armed.seen !== nth) return false;
    if (armed.done >= times || armed.draw() >= probability) return false;
    armed.done += 1;
    this.hits += 1;
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
