import { describe, expect, it } from '@jest/globals';
import { Crew } from './crew.mjs';

/** A member that notes when it is stopped, and that can be lost. */
function member(name, notes) {
  const { promise: ended, resolve: lose } = Promise.withResolvers();
  return { name, ended, lose, stop: async () => void (notes.push(name), lose()) };
}

describe('a crew', () => {
  it('stops once, the last that came first', async () => {
    const notes = [];
    const crew = new Crew();
    for (const name of ['database', 'sandbox', 'api']) crew.add(member(name, notes));
    await Promise.all([crew.stop(), crew.stop()]);
    expect(notes).toEqual(['api', 'sandbox', 'database']);
  });

  it('tells who was lost', async () => {
    const crew = new Crew();
    crew.add(member('database', []));
    const api = crew.add(member('api', []));
    api.lose();
    expect(await crew.firstLost).toBe('api');
  });

  it('takes nobody for lost who was dismissed', async () => {
    const crew = new Crew();
    const api = crew.add(member('api', []));
    const database = crew.add(member('database', []));
    await crew.dismiss(api);
    database.lose();
    expect(await crew.firstLost).toBe('database');
  });
});
