/** A table on paper; cells are ready-made text. */
export interface PaperTable {
  readonly caption: string;
  readonly columns: readonly { readonly header: string; readonly width: number | '*'; readonly end?: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Closing row in bold. */
  readonly foot?: readonly string[];
}

/** What a document says, before it is drawn: every receipt, statement and invoice is one. */
export interface Paper {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly PaperTable[];
  readonly notes: readonly string[];
}
