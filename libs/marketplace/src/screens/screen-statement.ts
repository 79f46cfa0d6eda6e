/** Something that a screen may show: the fields that need it, as paths, and its column. */
export interface ScreenPart {
  readonly fields: readonly string[];
  readonly sql: string;
}

/** The one statement of a screen, less the parts that nobody asked for. Each combination is put together once. */
export class ScreenStatement<Part extends string> {
  private readonly texts = new Map<string, string>();
  private readonly names: readonly Part[];

  constructor(
    private readonly columns: string,
    private readonly parts: Readonly<Record<Part, ScreenPart>>,
    private readonly from: string,
  ) {
    this.names = Object.keys(parts) as Part[];
  }

  for(asked: ReadonlySet<string>): string {
    const wanted = this.names.filter((name) => this.parts[name].fields.some((field) => asked.has(field)));
    const key = wanted.join();
    const known = this.texts.get(key);
    if (known) return known;
    const columns = [this.columns, ...wanted.map((name) => `${this.parts[name].sql} as "${name}"`)];
    const text = `select ${columns.join(', ')} from ${this.from}`;
    this.texts.set(key, text);
    return text;
  }
}
