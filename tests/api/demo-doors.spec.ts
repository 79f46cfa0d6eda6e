import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoSignIns } from '../../libs/identity/src/index.js';
import { Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { emil, olga } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false, settings: { demo: true } });
});
afterAll(() => world.close());

describe('the demo’s doors', () => {
  it('open with one click to the people on the list, and to nobody else', async () => {
    const member = await world.agentFor('olga');
    await world.agentFor('emil');
    await world.app.get(Work).transaction((tx) => world.app.get(DemoSignIns).add(tx, member.id, 'owner', 1, 'Runs a print shop.'));
    const visitor = world.visitor();
    expect(await visitor.asks('{ demoSignIns { role name email about } }')).toEqual({
      demoSignIns: [{ role: 'owner', name: olga.name, email: olga.email, about: 'Runs a print shop.' }],
    });
    const enters = (email: string) => visitor.does(`demoSignIn(email: "${email}") { ... on Viewer { id freshProof } }`);
    expect(codeOf(await enters(emil.email))).toBe('NOT_FOUND');
    expect(await enters(olga.email)).toEqual({ id: member.id, freshProof: true });
  });
});
