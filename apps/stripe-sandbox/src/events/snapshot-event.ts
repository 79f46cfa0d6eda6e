/** A v1 event: what happened, with the object as it was at that moment. */
export interface SnapshotEvent {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** The API version whose shapes the sandbox speaks. */
export const API_VERSION = '2026-10-28.endive';
