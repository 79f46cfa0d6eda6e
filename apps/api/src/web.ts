import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ApolloServer } from '@apollo/server';
import type { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createRequestHandler } from '@react-router/express';
import { Clock, type Config, type RequestContext } from '@sidecrew/platform';
import express, { type RequestHandler } from 'express';
import type { RouterContextProvider, ServerBuild } from 'react-router';
import { contextOf } from './graphql/context.js';
import { packedAssets } from './http/packed-assets.js';
import { nonceOf } from './http/security-headers.js';
import { sessionViewer } from './session-viewer.js';

const buildFolder = fileURLToPath(new URL('../../web/build/', import.meta.url));
/** What the API answers itself; every other path is a page. */
const ownPaths = /^\/(graphql|files|documents|webhooks|health)(\/|$)/;

/** What the web's server build offers besides React Router's own: the maker of its load context. */
interface WebBuild extends ServerBuild {
  readonly entry: ServerBuild['entry'] & {
    readonly module: { provideServerContext(values: object): RouterContextProvider };
  };
}

interface Web {
  /** The files of the client's build; they need no session. */
  readonly assets: RequestHandler;
  /** Every path that is not the API's own. */
  readonly pages: RequestHandler;
}

/**
 * Serves the client on the API's own port: assets for ever, pages by React Router, whose loaders run GraphQL in this
 * process with the visitor's session. Null where the client is not built (tests) or not wanted (a worker alone).
 */
export async function loadWeb(app: NestExpressApplication, config: Config): Promise<Web | null> {
  const entry = `${buildFolder}server/index.js`;
  if (config.role === 'worker' || !existsSync(entry)) return null;
  const build = (await import(pathToFileURL(entry).href)) as WebBuild;
  const clientFolder = `${buildFolder}client`;

  const assets = express.Router();
  assets.use('/assets', packedAssets(`${clientFolder}/assets`));
  assets.use('/assets', express.static(`${clientFolder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }));
  assets.use(express.static(clientFolder, { index: false, maxAge: '1h' }));

  const render = createRequestHandler({
    build,
    getLoadContext: async (req, res) => {
      const context = contextOf({ req, res });
      return build.entry.module.provideServerContext({
        execute: (document: string, variables: Record<string, unknown>) => execute(app, context, document, variables),
        viewer: await sessionViewer(app, context.actor),
        demo: config.demo,
        cspNonce: nonceOf(res),
        now: app.get(Clock).now(),
      });
    },
  });
  const pages: RequestHandler = (req, res, next) => {
    if (ownPaths.test(req.path)) next();
    else render(req, res, next).catch(next);
  };
  return { assets, pages };
}

async function execute(
  app: NestExpressApplication,
  contextValue: RequestContext,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown> {
  const apollo = app.get(GraphQLModule<ApolloDriver>).graphQlAdapter.instance;
  if (!(apollo instanceof ApolloServer)) throw new Error('The GraphQL server is not Apollo.');
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('Pages are not streamed from GraphQL.');
  const { data, errors } = body.singleResult;
  const [error] = errors ?? [];
  if (error) throw Object.assign(new Error(error.message), { extensions: error.extensions });
  return data;
}
