import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const keptLines = 200;

/** The process was killed before it answered. */
export class PowerIsOut extends Error {}

/** One life of the server process. */
export class ServerProcess {
  private readonly waiting = new Map<number, { done(answer: number): void; failed(error: Error): void }>();
  private readonly said: string[] = [];
  private asked = 0;
  readonly gone: Promise<string>;
  isGone = false;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => this.hear(chunk.toString()));
    child.on('message', ({ n, answer }: { n: number; answer: number }) => {
      this.waiting.get(n)?.done(answer);
      this.waiting.delete(n);
    });
    // After the last output was read, so that the place of the end is known.
    this.gone = once(child, 'close').then(([code, signal]: unknown[]) => {
      this.isGone = true;
      for (const { failed } of this.waiting.values()) failed(new PowerIsOut(`The server ended (${String(signal ?? code)}).`));
      return String(signal ?? code);
    });
  }

  /** Starts it; it listens once it is told to serve. */
  static async start(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const child = fork(join(import.meta.dirname, 'server.mjs'), {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        NODE_COMPILE_CACHE: join(tmpdir(), 'sidecrew-compile-cache'),
        ...environment,
      },
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const server = new ServerProcess(child);
    await server.answer(0).catch((error: unknown) => {
      throw new Error(`The server did not start:\n${server.lastWords}`, { cause: error });
    });
    return server;
  }

  /** What it wrote last, for whoever wonders why. */
  get lastWords(): string {
    return this.said.join('');
  }

  /** The named place at which it was killed; null where the blow came from outside. */
  get place(): string | null {
    return /killed at (\S+)/.exec(this.lastWords)?.[1] ?? null;
  }

  /** `work` answers how much was done. */
  tell(wish: 'serve' | 'work' | 'moveClock' | 'cutPower', value = 0): Promise<number> {
    if (this.isGone || !this.child.connected) return Promise.reject(new PowerIsOut('The server is gone.'));
    this.asked += 1;
    const answer = this.answer(this.asked);
    this.child.send({ n: this.asked, wish, value }, () => undefined);
    return answer;
  }

  /** A power cut: nothing in the process gets to say good-bye. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  private answer(n: number): Promise<number> {
    return new Promise((done, failed) => this.waiting.set(n, { done, failed }));
  }

  private hear(text: string): void {
    this.said.push(text);
    if (this.said.length > keptLines) this.said.shift();
  }
}
