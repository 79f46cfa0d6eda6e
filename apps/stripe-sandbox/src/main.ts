import { startSandbox } from './start-sandbox.js';

const { SANDBOX_PORT, SANDBOX_HOST, SANDBOX_DATA_DIR, SANDBOX_SECRET_KEY, SANDBOX_PUBLIC_URL } = process.env;

const sandbox = await startSandbox({
  port: Number(SANDBOX_PORT || 0),
  host: SANDBOX_HOST || undefined,
  dataDir: SANDBOX_DATA_DIR || undefined,
  secretKey: SANDBOX_SECRET_KEY || undefined,
  publicUrl: SANDBOX_PUBLIC_URL || undefined,
});

process.stdout.write(`${JSON.stringify({ listening: sandbox.url })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
