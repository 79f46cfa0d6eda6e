/** Anything that can be stored: it has an id. */
export interface Resource {
  id: string;
}

/** A stored value with the account it belongs to and its place in time. */
export interface Row<T> {
  account: string;
  seq: number;
  value: T;
}

/** Told about every change, so that a request can be written down or taken back as one. */
export interface ChangeRecorder {
  nextSeq(): number;
  changed(table: string, id: string, before: Row<Resource> | undefined): void;
}

/** One kind of resource, held in memory in order of creation. Values are replaced, never edited in place. */
export class Table<T extends Resource> {
  private readonly rows = new Map<string, Row<T>>();
  /** The place in time of the youngest row. */
  private newest = 0;

  constructor(
    readonly name: string,
    private readonly recorder: ChangeRecorder,
  ) {}

  get size(): number {
    return this.rows.size;
  }

  get(id: string): T | undefined {
    return this.rows.get(id)?.value;
  }

  /** The value, for ids that the sandbox itself wrote down. */
  must(id: string): T {
    const value = this.get(id);
    if (value === undefined) throw new Error(`${this.name} holds no ${id}`);
    return value;
  }

  ownerOf(id: string): string | undefined {
    return this.rows.get(id)?.account;
  }

  insert(account: string, value: T): T {
    this.recorder.changed(this.name, value.id, this.rows.get(value.id));
    this.newest = this.recorder.nextSeq();
    this.rows.set(value.id, { account, seq: this.newest, value });
    return value;
  }

  update(id: string, patch: Partial<T>): T {
    const row = this.rows.get(id);
    if (row === undefined) throw new Error(`${this.name} holds no ${id}`);
    const value = { ...row.value, ...patch };
    this.recorder.changed(this.name, id, row);
    this.rows.set(id, { ...row, value });
    return value;
  }

  remove(id: string): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    this.recorder.changed(this.name, id, row);
    this.rows.delete(id);
  }

  /** Everything in order of creation. */
  all(): T[] {
    return [...this.rows.values()].map((row) => row.value);
  }

  /** What belongs to one account, newest first. */
  newestFirst(account: string): T[] {
    return [...this.rows.values()]
      .filter((row) => row.account === account)
      .map((row) => row.value)
      .reverse();
  }

  find(test: (value: T) => boolean): T | undefined {
    for (const row of this.rows.values()) if (test(row.value)) return row.value;
    return undefined;
  }

  row(id: string): Row<T> | undefined {
    return this.rows.get(id);
  }

  /** Every row, for a snapshot. */
  dump(): Row<T>[] {
    return [...this.rows.values()];
  }

  /** Puts a row back as it was and where it was, without recording a change. */
  putBack(id: string, row: Row<T> | undefined): void {
    if (row === undefined) {
      this.rows.delete(id);
      return;
    }
    const returnsBetween = !this.rows.has(id) && row.seq < this.newest;
    this.rows.set(id, row);
    this.newest = Math.max(this.newest, row.seq);
    if (returnsBetween) this.restoreOrder();
  }

  private restoreOrder(): void {
    const sorted = [...this.rows].sort(([, a], [, b]) => a.seq - b.seq);
    this.rows.clear();
    for (const [id, row] of sorted) this.rows.set(id, row);
  }

  clear(): void {
    this.rows.clear();
  }
}
