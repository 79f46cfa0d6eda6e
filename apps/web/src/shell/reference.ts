/** The code that support can look up, wherever an error carries it. */
export function referenceOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { reference, extensions } = error as { reference?: unknown; extensions?: { reference?: unknown } };
  const found = reference ?? extensions?.reference;
  return typeof found === 'string' ? found : null;
}
