import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RunningApp } from '../setup/app.js';

const ROOT = join(import.meta.dirname, '../..');

/** Waits for a fact of another process; fails with what it last saw. */
export async function eventually<T>(look: () => Promise<T>, fits: (seen: T) => boolean, withinMs = 60_000): Promise<T> {
  for (const until = Date.now() + withinMs; ;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (Date.now() > until) throw new Error(`It did not come to pass. Last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The built server as `npm start` starts it, a process of its own, in the place of the one that the world stopped. */
export class ServerProcess {
  private said = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** Starts it. With `crashAt`, such as `release.call:after`, it is killed at that place. */
  static start(world: RunningApp, crashAt?: string): ServerProcess {
    return new ServerProcess(
      spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'apps/api/dist/main.js')], {
        cwd: ROOT,
        env: {
          PATH: process.env['PATH'],
          NODE_ENV: 'production',
          ...world.environment,
          // The clock can be moved only in the demo.
          DEMO: '1',
          ROLE: 'all',
          ...(crashAt && { SIDECREW_CRASH_AT: crashAt }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** How it ended by itself: the signal, or what it said instead of being killed. */
  async ended(): Promise<string> {
    const { exitCode, signalCode } = this.child;
    const [code, signal] =
      exitCode === null && signalCode === null
        ? ((await once(this.child, 'exit')) as [number | null, NodeJS.Signals | null])
        : [exitCode, signalCode];
    return signal ?? `code ${code}: ${this.said}`;
  }

  /** A power cut: nothing in the process gets to say good-bye. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.ended();
  }

  async isWell(url: string): Promise<void> {
    const answers = () =>
      fetch(`${url}/health`).then(
        ({ status }) => status,
        () => this.said,
      );
    await eventually(answers, (status) => status === 200);
  }
}
