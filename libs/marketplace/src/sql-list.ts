/** Names of ours as a list in a migration's SQL: `'open', 'closed'`. Never for what people wrote. */
export const sqlList = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** The rows of a statement as one JSON list, in their order, for a column of a larger statement. */
export const jsonList = (rows: string): string => `(select coalesce(json_agg(row_to_json(one)), '[]') from (${rows}) one)`;

/** The one row of a statement as JSON, null where there is none. */
export const jsonRow = (row: string): string => `(select row_to_json(one) from (${row}) one)`;
