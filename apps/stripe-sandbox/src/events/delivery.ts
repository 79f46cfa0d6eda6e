/** One event on its way to one address. */
export interface Delivery {
  id: string;
  /** The webhook endpoint or event destination. */
  endpoint: string;
  event: string;
  type: string;
  state: 'waiting' | 'delivered' | 'given_up' | 'dropped';
  attempts: number;
  /** When it is tried next, by the sandbox clock. */
  dueAt: number;
  lastStatus: number | null;
  lastError: string | null;
  /** How a fault spoils the payload, if one does. */
  spoil: ('wrong_secret' | 'old_timestamp' | 'cut_body')[];
  /** Whether the faults in force have had their say. */
  judged: boolean;
  /** Extra copies count towards nobody's `pending_webhooks`. */
  counted: boolean;
}
