import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change, Snapshot } from './store.js';

/** An append-only file of JSON lines, one line per request; rewritten in short form at every start. */
export class JournalFile {
  private readonly path: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, 'sandbox.jsonl');
  }

  readAll(): Change[] {
    if (!existsSync(this.path)) return [];
    return readFileSync(this.path, 'utf8').split('\n').flatMap(readLine);
  }

  append(changes: Change[]): void {
    appendFileSync(this.path, `${JSON.stringify(changes)}\n`);
  }

  /** Writes the state as it is to a new file and swaps it in, so a crash leaves one of the two whole. */
  compact(snapshot: Snapshot): void {
    const lines = Object.entries(snapshot).map(([table, rows]) =>
      JSON.stringify(rows.map((row): Change => ({ table, id: row.value.id, row }))),
    );
    const fresh = `${this.path}.new`;
    writeFileSync(fresh, lines.map((line) => `${line}\n`).join(''));
    renameSync(fresh, this.path);
  }
}

// A process that was killed while writing leaves half a line at the end: that request never answered.
function readLine(line: string): Change[] {
  if (line === '') return [];
  try {
    return JSON.parse(line) as Change[];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
