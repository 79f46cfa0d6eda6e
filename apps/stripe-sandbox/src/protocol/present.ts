/**
 * The public face of a stored value: a deep copy without what only the sandbox may know.
 * The inner part lives under the key `sandbox` of a resource; anybody's own data may use that word.
 */
export function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  const isInner = (key: string) => key === 'sandbox' && 'object' in value;
  const entries = Object.entries(value).filter(([key, part]) => !isInner(key) && part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, present(part)]));
}
