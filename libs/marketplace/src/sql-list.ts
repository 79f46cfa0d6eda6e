/** Names of ours as a list in a migration's SQL: `'open', 'closed'`. Never for what people wrote. */
export const sqlList = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
