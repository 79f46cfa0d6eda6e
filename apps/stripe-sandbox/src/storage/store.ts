import type { JournalFile } from './journal-file.js';
import { createTables, type Tables } from './tables.js';
import type { Resource, Row, Table } from './table.js';

/** One changed row as it is written down; no row means that it was removed. */
export interface Change {
  table: string;
  id: string;
  row: Row<Resource> | undefined;
}

/** Everything the sandbox knows, in a form that can be written to a file and read back. */
export type Snapshot = Record<string, Row<Resource>[]>;

/**
 * The sandbox's whole state. One request is one step: `commit` writes all its changes as one line,
 * `rollback` takes them back. Nothing awaits in between, so steps never overlap.
 */
export class Store {
  readonly tables: Tables;
  private readonly before = new Map<string, { table: string; id: string; row: Row<Resource> | undefined }>();
  private seq = 0;

  constructor(private readonly file: JournalFile | undefined) {
    this.tables = createTables({
      nextSeq: () => ++this.seq,
      changed: (table, id, row) => {
        const key = `${table}/${id}`;
        if (!this.before.has(key)) this.before.set(key, { table, id, row });
      },
    });
    if (file) this.load(file.readAll());
    file?.compact(this.snapshot());
  }

  commit(): void {
    const changes = [...this.before.values()].map(({ table, id }): Change => {
      return { table, id, row: this.table(table).row(id) };
    });
    this.before.clear();
    if (changes.length > 0) this.file?.append(changes);
  }

  rollback(): void {
    for (const { table, id, row } of this.before.values()) this.table(table).putBack(id, row);
    this.before.clear();
  }

  snapshot(): Snapshot {
    const entries = Object.values(this.tables).map((table) => [table.name, table.dump()]);
    return structuredClone(Object.fromEntries(entries)) as Snapshot;
  }

  restore(snapshot: Snapshot): void {
    this.before.clear();
    for (const table of Object.values(this.tables)) table.clear();
    for (const [name, rows] of Object.entries(structuredClone(snapshot))) {
      this.load(rows.map((row) => ({ table: name, id: row.value.id, row })));
    }
    this.file?.compact(this.snapshot());
  }

  private load(changes: Change[]): void {
    for (const { table, id, row } of changes) {
      this.table(table).putBack(id, row);
      this.seq = Math.max(this.seq, row?.seq ?? 0);
    }
  }

  // The tables are typed one by one; written changes are looked up by name and carry their own shape.
  private table(name: string): Table<Resource> {
    const table = Object.values(this.tables).find((candidate) => candidate.name === name);
    if (!table) throw new Error(`No table is called ${name}`);
    return table as Table<Resource>;
  }
}
