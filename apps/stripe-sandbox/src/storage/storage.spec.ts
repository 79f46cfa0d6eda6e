import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, paidCharge, readyExpert } from '../../testing/given.js';

describe('the state', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('survives a restart: objects, balance, clock, keys and what is due', async () => {
    const first = await givenSandbox({ dataDir });
    const expert = readyExpert(first.sandbox);
    const { charge } = await paidCharge(first.stripe);
    const wish = { amount: 9200, currency: 'usd', destination: expert, source_transaction: charge };
    const transfer = await first.stripe.transfers.create(wish, { idempotencyKey: 'k1' });
    first.sandbox.control.setClockOffset(3_600_000);
    await first.close();

    const second = await givenSandbox({ dataDir });
    expect(second.sandbox.control.clock().offsetMs).toBe(3_600_000);
    expect((await second.stripe.transfers.create(wish, { idempotencyKey: 'k1' })).id).toBe(transfer.id);
    second.sandbox.control.advanceClock(5 * 86_400_000);
    const [payout] = (await second.stripe.payouts.list({}, { stripeAccount: expert })).data;
    expect(payout).toMatchObject({ amount: 9200, status: 'paid' });
    await second.close();
  });

  it('keeps its order after a restart, and forgets half a line of a killed process', async () => {
    const first = await givenSandbox({ dataDir });
    await first.stripe.customers.create({ name: 'one' });
    await first.stripe.customers.create({ name: 'two' });
    await first.close();
    appendFileSync(join(dataDir, 'sandbox.jsonl'), '[{"table":"customers","id":"cus_h');
    const second = await givenSandbox({ dataDir });
    await second.stripe.customers.create({ name: 'three' });
    const names = (await second.stripe.customers.list()).data.map((customer) => customer.name);
    expect(names).toEqual(['three', 'two', 'one']);
    await second.close();
  });
});
