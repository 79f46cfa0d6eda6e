import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

describe('joining', () => {
  it('knows Olga once she has joined, confirmed her address and signed in', async () => {
    const olga = await world.agentFor('olga');
    const { viewer } = await olga.asks<{ viewer: object }>('{ viewer { name email emailVerified isOwner isExpert isAdmin freshProof } }');
    expect(viewer).toEqual({
      name: 'Olga Brandt', email: 'olga@shop.example', emailVerified: true, isOwner: true, isExpert: false, isAdmin: false, freshProof: true,
    });
  });
});
