import { reactRouter } from '@react-router/dev/vite';
import { operationsPerPage } from './operations-plugin.ts';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** Workspace packages are read from their sources: the condition is the one that TypeScript and Jest use too. */
export default defineConfig({
  plugins: [operationsPerPage(), reactRouter()],
  resolve: { conditions: ['@sidecrew/source', ...defaultClientConditions] },
  ssr: {
    resolve: { conditions: ['@sidecrew/source', ...defaultServerConditions] },
    noExternal: [/^@sidecrew\//],
  },
  // Small pictures stay files: a strict policy forbids data URLs.
  build: { assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Few, long-lived files: the libraries, the kit, what members share, and one per page.
            codeSplitting: {
              groups: [
                {
                  name: 'react',
                  test: /node_modules[\\/](react|react-dom|scheduler|react-router|cookie-es)[\\/]/,
                },
                { name: 'live', test: /node_modules[\\/](urql|@urql|@0no-co|wonka|graphql-ws|graphql)[\\/]/ },
                { name: 'kit', test: /libs[\\/](ui|money)[\\/]/ },
                { name: 'frame', test: /apps[\\/]web[\\/]src[\\/](shell|words|paths|gql|forms[\\/]refusal)/ },
                { name: 'member', test: /apps[\\/]web[\\/]src[\\/](api|forms)/ },
              ],
            },
          },
        },
      },
    },
  },
  server: { proxy: { '/graphql': { target: api, ws: true } } },
});
