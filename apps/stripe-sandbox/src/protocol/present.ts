/**
 * The public face of a stored value: a deep copy without what only the sandbox may know.
 * The inner part lives under the key `sandbox` at the top of a resource.
 */
export function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, part]) => key !== 'sandbox' && part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, present(part)]));
}
