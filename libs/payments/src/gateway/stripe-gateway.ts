import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@sidecrew/platform';
import Stripe from 'stripe';

/** The one door to Stripe. Where it leads is configuration alone; nothing behind it knows whom it talks to. */
@Injectable()
export class StripeGateway {
  readonly sdk: Stripe;
  /** Whether real money moves. */
  readonly isLive: boolean;
  /** Tells our objects from those of another installation on the same Stripe account (`sc_env`). */
  readonly environment: string;
  /** The base of links back to our own pages. */
  readonly publicUrl: string;

  constructor(@Inject(CONFIG) config: Config) {
    const { secretKey, host, port, protocol, timeoutMs } = config.stripe;
    this.isLive = /^(sk|rk)_live_/.test(secretKey);
    this.environment = new URL(config.publicUrl).host;
    this.publicUrl = config.publicUrl;
    this.sdk = new Stripe(secretKey, {
      // The SDK's own version: its types describe nothing else. Retries are the worker's, which keeps the key across a crash.
      maxNetworkRetries: 0,
      timeout: timeoutMs,
      telemetry: false,
      ...(host ? { host } : {}),
      ...(port ? { port } : {}),
      ...(protocol ? { protocol } : {}),
    });
  }
}
