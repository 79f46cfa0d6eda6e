/** Writes down a defect of the sandbox itself; its callers only hear of a server fault. */
export function logDefect(error: unknown): void {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${told}\n`);
}
