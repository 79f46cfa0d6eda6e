import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.mjs';

describe('choosing a port', () => {
  it('takes the wished one when it is free', async () => {
    const free = await freePort();
    expect(await freePort(free)).toBe(free);
  });

  it('takes another one when somebody listens there', async () => {
    const neighbour = createServer().listen(0);
    await once(neighbour, 'listening');
    const { port } = neighbour.address();
    const chosen = await freePort(port);
    expect(chosen).not.toBe(port);
    expect(chosen).toBeGreaterThan(0);
    neighbour.close();
    await once(neighbour, 'close');
  });
});
