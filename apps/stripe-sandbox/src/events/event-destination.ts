/** An address that receives v2 events, thin or as snapshots. */
export interface EventDestination {
  id: string;
  object: 'v2.core.event_destination';
  created: string;
  description: string;
  enabled_events: string[];
  event_payload: 'snapshot' | 'thin';
  events_from: string[];
  livemode: false;
  metadata: Record<string, string>;
  name: string;
  snapshot_api_version: string | null;
  status: 'disabled' | 'enabled';
  status_details: { disabled: { reason: 'user' } } | null;
  type: 'webhook_endpoint';
  updated: string;
  sandbox: { secret: string; url: string };
}
