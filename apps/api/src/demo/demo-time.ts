import { Clock, type Config, Worker } from '@sidecrew/platform';
import type { INestApplication } from '@nestjs/common';

const quarterOfAnHour = 15 * 60_000;

/** The demo world's past: moves the product's clock and the payment sandbox's together, and does what falls due. */
export class DemoTime {
  private readonly clock: Clock;
  private readonly worker: Worker;
  private readonly control: string | null;
  private sandboxAt = 0;

  constructor(app: INestApplication, { stripe }: Config) {
    this.clock = app.get(Clock);
    this.worker = app.get(Worker);
    this.control = stripe.host && stripe.port ? `${stripe.protocol ?? 'http'}://${stripe.host}:${stripe.port}/_sandbox` : null;
  }

  now(): Date {
    return this.clock.now();
  }

  /** Goes to a moment. What fell due before is done in steps, so that consequences carry believable dates. */
  async moveTo(moment: Date): Promise<void> {
    this.clock.offset = moment.getTime() - Date.now();
    if (this.control && Math.abs(moment.getTime() - this.sandboxAt) > quarterOfAnHour) {
      this.sandboxAt = moment.getTime();
      await this.post('/clock', { offsetMs: this.clock.offset });
    }
    await this.worker.drain();
  }

  /** Works until neither side has anything left to do. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.worker.drain();
      if (this.control) await this.post('/idle', {});
    }
    await this.worker.drain();
  }

  /** Money of the platform's own, which full refunds of fees draw on. */
  async seedFloat(float: Readonly<Record<string, number>>): Promise<void> {
    if (this.control) await this.post('/seed', { float });
  }

  private async post(path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.control}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The payment sandbox answered ${answer.status} to ${path}.`);
    await answer.arrayBuffer();
  }
}
