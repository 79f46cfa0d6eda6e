/** Stops the server that global-setup.mjs started and deletes its files. */
export default async function globalTeardown() {
  await globalThis.__sidecrewTestServer?.stop();
}
