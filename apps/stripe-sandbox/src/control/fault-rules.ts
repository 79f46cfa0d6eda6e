/** A fault on API requests. All given conditions must hold; without any it matches every request. */
export interface RequestFault {
  method?: 'GET' | 'POST' | 'DELETE';
  /** The beginning of the path, such as `/v1/transfers`. */
  path?: string;
  keyPrefix?: string;
  /** Only the n-th matching call, counted from 1. */
  nth?: number;
  /** At most so many times. */
  times?: number;
  /** A chance between 0 and 1, drawn from the seed. */
  probability?: number;
  do: '500' | '503' | 'rate_limit' | 'lock_timeout' | 'timeout' | 'reset' | 'slow';
  /** How long `slow` waits, in wall time. */
  ms?: number;
  when: 'before' | 'after';
  /** Whether a 5xx is what the idempotency key replays from now on. */
  stored?: boolean;
}

/** A fault on webhook deliveries. */
export interface EventFault {
  /** The event type, or its beginning followed by `*`. */
  event: string;
  nth?: number;
  times?: number;
  probability?: number;
  do: 'drop' | 'delay' | 'duplicate' | 'shuffle' | 'wrong_secret' | 'old_timestamp' | 'cut_body';
  /** `delay`: by the sandbox clock. */
  ms?: number;
  /** `duplicate`: how many extra copies. */
  copies?: number;
  /** `shuffle`: within how many milliseconds of the sandbox clock deliveries change places. */
  windowMs?: number;
}

/** Either kind. */
export type Fault = RequestFault | EventFault;

/** Tells the two kinds apart. */
export function isEventFault(fault: Fault): fault is EventFault {
  return 'event' in fault;
}
