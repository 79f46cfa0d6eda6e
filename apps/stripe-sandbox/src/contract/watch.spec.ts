import { describe, expect, it } from '@jest/globals';
import { startWatchedSandbox } from '../../testing/contract/start-watched-sandbox.js';
import { watchContract } from '../../testing/contract/watch.js';
import type { Exchange } from '../exchange.js';

describe('the watch over the wire', () => {
  const breachesOf = (exchange: Exchange) => {
    const contract = watchContract();
    contract.onExchange(exchange);
    return [...contract.breaches];
  };
  const call = (about: Partial<Extract<Exchange, { kind: 'call' }>>) =>
    breachesOf({ kind: 'call', method: 'GET', path: '/v1/balance', params: {}, status: 200, answer: {}, ...about });
  const balance = { object: 'balance', available: [], livemode: false, pending: [] };

  it('finds nothing wrong with what is right', () => {
    expect(call({ answer: balance })).toEqual([]);
    expect(call({ params: { expand: [''] }, answer: balance })).toEqual([]);
  });

  it('names a field that is missing, one too many, and one of the wrong kind', () => {
    const { pending: _pending, ...partly } = balance;
    expect(call({ answer: partly })).toEqual(["GET /v1/balance answers: it should have required property 'pending'"]);
    expect(call({ answer: { ...balance, colour: 'red' } })).toEqual([
      'GET /v1/balance answers: it should NOT have additional properties (colour)',
    ]);
    expect(call({ answer: { ...balance, livemode: 'no' } })).toEqual(['GET /v1/balance answers: .livemode should be boolean']);
  });

  it('names a word that the contract does not know', () => {
    const answer = { ...balance, pending: [{ amount: 1.5, currency: 'usd' }], object: 'scales' };
    expect(call({ answer })).toEqual([
      'GET /v1/balance answers: .object should be equal to one of the allowed values',
      'GET /v1/balance answers: .pending[0].amount should be integer',
    ]);
  });

  it('names a parameter that was accepted although nobody knows it, or its value', () => {
    const list = { object: 'list', data: [], has_more: false, url: '/v1/refunds' };
    const asked = (params: Record<string, unknown>) => call({ path: '/v1/refunds', params, answer: list });
    expect(asked({ limit: '3', created: { gte: '5' } })).toEqual([]);
    expect(asked({ colour: 'red' })).toEqual(['GET /v1/refunds accepts: it should NOT have additional properties (colour)']);
    expect(asked({ limit: 'three' })).toEqual(['GET /v1/refunds accepts: .limit should be integer']);
  });

  it('names a call that nobody knows, and lets refusals of it be', () => {
    expect(call({ path: '/v1/colours' })).toEqual(['GET /v1/colours: is answered, but the contract has no such call']);
    const error = { type: 'invalid_request_error', message: 'Unrecognized request URL' };
    expect(call({ path: '/v1/colours', status: 404, answer: { error } })).toEqual([]);
    expect(call({ status: 500, answer: { error: { ...error, type: 'bad_luck' } } })).toHaveLength(1);
  });

  it('names an event of no known type, and one with the wrong object in it', () => {
    const event = (about: object) => breachesOf({ kind: 'event', event: { object: 'event', ...about } });
    expect(event({ type: 'colour.changed', data: { object: balance } })).toEqual([
      'event colour.changed: carries balance, where no event of this type is expected',
    ]);
    expect(event({ type: 'payout.paid', data: { object: balance } })).toEqual([
      'event payout.paid: carries balance, where payout is expected',
    ]);
    expect(breachesOf({ kind: 'event', event: { object: 'v2.core.event', type: 'v2.core.colour' } })).toEqual([
      'event v2.core.colour: no thin event of this type is ever sent',
    ]);
  });

  it('lets a sandbox end quietly when all was right', async () => {
    const sandbox = await startWatchedSandbox();
    await fetch(`${sandbox.url}/v1/balance`, { headers: { Authorization: `Bearer ${sandbox.secretKey}` } });
    await expect(sandbox.close()).resolves.toBeUndefined();
    const contract = watchContract();
    contract.onExchange({ kind: 'call', method: 'GET', path: '/v1/colours', params: {}, status: 200, answer: {} });
    expect(() => contract.mustBeKept()).toThrow('GET /v1/colours');
  });
});
