import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { claimPort, freePort } from './free-port.mjs';

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

describe('claiming a port', () => {
  const elsewhere = async (port) => {
    const script = `import { claimPort } from '${new URL('free-port.mjs', import.meta.url)}'; console.log(await claimPort(${port})); process.stdin.resume();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout, 'data');
    return { child, port: Number(said) };
  };

  it('keeps it from another start that looks before anybody listens', async () => {
    const wished = await freePort();
    const first = await elsewhere(wished);
    expect(first.port).toBe(wished);
    expect(await claimPort(wished)).not.toBe(wished);
    first.child.kill();
    await once(first.child, 'exit');
  });

  it('takes over what a killed start had claimed', async () => {
    const wished = await freePort();
    const first = await elsewhere(wished);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(await claimPort(wished)).toBe(wished);
  });
});
