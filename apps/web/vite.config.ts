import { reactRouter } from '@react-router/dev/vite';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** Workspace packages are read from their sources: the condition is the one that TypeScript and Jest use too. */
export default defineConfig({
  plugins: [reactRouter()],
  resolve: { conditions: ['@sidecrew/source', ...defaultClientConditions] },
  ssr: {
    resolve: { conditions: ['@sidecrew/source', ...defaultServerConditions] },
    noExternal: [/^@sidecrew\//],
  },
  // Small pictures stay files: a strict policy forbids data URLs.
  build: { assetsInlineLimit: 0 },
  server: { proxy: { '/graphql': { target: api, ws: true } } },
});
