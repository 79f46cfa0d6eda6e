/** A v2 event: only says that something changed. The changed thing is fetched by whoever hears of it. */
export interface ThinEvent {
  id: string;
  object: 'v2.core.event';
  context: string | null;
  created: string;
  data: Record<string, unknown> | null;
  livemode: false;
  reason: { type: 'request'; request: { id: string; idempotency_key: string | null } } | null;
  related_object: { id: string; type: string; url: string } | null;
  type: string;
}
