/** A row inside JSON, where dates are text. */
export type Stored<Row> = { readonly [K in keyof Row]: Date extends Row[K] ? string | Exclude<Row[K], Date> : Row[K] };

type DatesOf<Row> = { [K in keyof Row]: Date extends Row[K] ? K : never }[keyof Row];

/**
 * Makes the reader of such rows; it names each date of the row, which the type sees to.
 * `const bidOf = restored<BidRow>({ submittedAt: true, termsAt: true })`
 */
export function restored<Row extends object>(dates: Readonly<Record<DatesOf<Row>, true>>): (stored: Stored<Row>) => Row {
  const names = Object.keys(dates);
  return (stored) => {
    const row: Record<string, unknown> = { ...stored };
    for (const name of names) {
      const text = row[name];
      if (typeof text === 'string') row[name] = new Date(text);
    }
    return row as Row;
  };
}
