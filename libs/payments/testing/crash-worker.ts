import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Clock, readConfig, Worker } from '@sidecrew/platform';
import { PaymentPorts } from '../src/index.js';
import { Marketplace } from './marketplace.js';
import { TestModule } from './test.module.js';

/*
 * A worker of its own process: works off what is due in the database that the environment names, then leaves. With
 * SIDECREW_CRASH_AT it is killed on the way.
 */
const app = await NestFactory.create(TestModule.with(readConfig(process.env)), { logger: false, abortOnError: false });
app.get(PaymentPorts).register(new Marketplace().handlers());
app.get(Clock).offset = Number(process.env['CLOCK_OFFSET_MS'] ?? 0);
await app.init();
await app.get(Worker).drain();
await app.close();
