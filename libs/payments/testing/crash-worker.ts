import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Clock, EventHandlers, readConfig, Worker } from '@sidecrew/platform';
import { IntentRunner, LatePaymentReturned, PaymentPorts } from '../src/index.js';
import { SyncObject } from '../src/settlement/sync-object.js';
import type { Errand } from './crash.js';
import { decisions } from './decisions.js';
import { Marketplace } from './marketplace.js';
import { TestModule } from './test.module.js';

/*
 * A worker of its own process, in the world that the environment names: does one errand, then leaves. With
 * SIDECREW_CRASH_AT it is killed on the way.
 */
const errand = JSON.parse(process.env['CRASH_ERRAND'] ?? '{"do":"drain"}') as Errand;
const app = await NestFactory.create(TestModule.with(readConfig(process.env)), { logger: false, abortOnError: false });
const marketplace = new Marketplace();
marketplace.verdict = errand.verdict ?? 'wanted';
app.get(PaymentPorts).register(marketplace.handlers());
app.get(EventHandlers).on(LatePaymentReturned, 'note that a payment came too late', () => Promise.resolve());
app.get(Clock).offset = Number(process.env['CLOCK_OFFSET_MS'] ?? 0);
await app.init();
switch (errand.do) {
  case 'decide':
    for (const id of await decisions[errand.decision](app, errand.matter)) await app.get(IntentRunner).run(id);
    break;
  case 'sync':
    await app.get(SyncObject, { strict: false }).run(errand.objectId, errand.account);
    break;
  case 'drain':
    await app.get(Worker).drain();
}
await app.close();
