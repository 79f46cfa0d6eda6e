import { afterEach, describe, expect, it } from '@jest/globals';
import { givenReceiver, givenSandbox, paidCharge, type Given } from '../../testing/given.js';
import { defaultSettings } from '../settings.js';
import { Store } from '../storage/store.js';
import { Clock } from './clock.js';

const DAY = 86_400_000;

describe('the clock', () => {
  let given: Given | undefined;
  afterEach(async () => {
    await given?.close();
    given = undefined;
  });

  function clockAt(wall: { now: number }): Clock {
    const { tables } = new Store(undefined);
    tables.settings.insert('acct_1', { id: 'settings', clockOffsetMs: 0, platform: 'acct_1', values: defaultSettings });
    return new Clock(tables.settings, () => wall.now);
  }

  it('shows wall time until somebody moves it', () => {
    const wall = { now: 1000 };
    const clock = clockAt(wall);
    expect(clock.now()).toBe(1000);
    clock.setOffset(500);
    wall.now = 2000;
    expect(clock.now()).toBe(2500);
  });

  it('runs faster from the moment it is told to, without a jump, and slows down without one', () => {
    const wall = { now: 1000 };
    const clock = clockAt(wall);
    clock.setOffset(500);
    clock.setRate(60);
    expect(clock.now()).toBe(1500);
    wall.now = 2000;
    expect(clock.now()).toBe(1500 + 60_000);
    expect(clock.wallTimeUntil(clock.now() + 600)).toBe(10);
    clock.setRate(1);
    wall.now = 2001;
    expect(clock.now()).toBe(1500 + 60_001);
  });

  it('can still be moved while it runs fast', () => {
    const wall = { now: 1000 };
    const clock = clockAt(wall);
    clock.setRate(10);
    wall.now = 1100;
    clock.setOffset(0);
    expect(clock.now()).toBe(1100);
    wall.now = 1101;
    expect(clock.now()).toBe(1110);
  });

  it('brings about what falls due, all by itself', async () => {
    given = await givenSandbox();
    const receiver = await givenReceiver();
    await given.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['balance.available'] });
    await paidCharge(given.stripe);
    expect(given.sandbox.control.setClockRate(1_000_000)).toMatchObject({ rate: 1_000_000 });
    while (receiver.received.length === 0) await given.stripe.balance.retrieve();
    expect(given.sandbox.control.clock().offsetMs).toBeGreaterThan(DAY);
    expect(() => given?.sandbox.control.setClockRate(0)).toThrow('between 1 and');
    await receiver.close();
  });
});
