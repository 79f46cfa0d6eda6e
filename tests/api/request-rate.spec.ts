import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import type { Visitor } from '../setup/visitor.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false, settings: { requestsPerMinute: 60 } });
});
afterAll(() => world.close());

const posting = (visitor: Visitor) => visitor.http.post('/graphql').send({ query: '{ viewer { id } }' });

describe('how much one person may ask in a minute', () => {
  it('has an end, with the time to wait; whoever else asks is served', async () => {
    const olga = await world.agentFor('olga');
    const all = await Promise.all(Array.from({ length: 61 }, () => posting(olga)));
    const [refused] = all.filter(({ status }) => status === 429);
    expect(refused?.headers['retry-after']).toMatch(/^[1-9]\d?$/);
    expect(refused?.body).toMatchObject({ errors: [{ message: expect.stringMatching(/^That was too much at once/) }] });
    expect((await posting(world.visitor())).status).toBe(200);
  });

  it('is used up sooner by documents, and never by webhooks', async () => {
    const emil = await world.agentFor('emil');
    const asks = () => emil.http.get('/documents/statements/2026-01.pdf');
    const papers = await Promise.all(Array.from({ length: 6 }, asks));
    expect(papers.map(({ status }) => status)).toContain(429);
    const events = await Promise.all(Array.from({ length: 70 }, () => world.visitor().http.post('/webhooks/stripe').send({})));
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set([400]));
  });
});
