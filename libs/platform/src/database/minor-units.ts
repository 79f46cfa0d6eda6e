/** `bigint` columns arrive as text; this keeps money exact on both ways. Use as a column's `transformer`. */
export const minorUnits = {
  to: (value: bigint | null | undefined): string | null | undefined => (value === null || value === undefined ? value : value.toString()),
  from: (value: string | null): bigint | null => (value === null ? null : BigInt(value)),
};
