/** An address that receives snapshot events. */
export interface WebhookEndpoint {
  id: string;
  object: 'webhook_endpoint';
  api_version: string | null;
  application: null;
  created: number;
  description: string | null;
  enabled_events: string[];
  livemode: false;
  metadata: Record<string, string>;
  status: 'disabled' | 'enabled';
  url: string;
  /** `connect`: it hears of the connected accounts' events instead of the platform's own. */
  sandbox: { secret: string; connect: boolean };
}
