import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ApolloServer } from '@apollo/server';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriver } from '@nestjs/apollo';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createRequestHandler } from '@react-router/express';
import { type Actor, Clock, type Config, LoaderSet, type RequestContext } from '@sidecrew/platform';
import express, { type Request, type Response } from 'express';
import type { RouterContextProvider, ServerBuild } from 'react-router';
import { nonceOf } from './http/security-headers.js';
import { sessionViewer } from './session-viewer.js';

const buildFolder = fileURLToPath(new URL('../../web/build/', import.meta.url));

/** What the web's server build offers besides React Router's own: the maker of its load context. */
interface WebBuild extends ServerBuild {
  readonly entry: ServerBuild['entry'] & {
    readonly module: { provideServerContext(values: object): RouterContextProvider };
  };
}

/**
 * Serves the client on the API's own port: assets for ever, every other path by React Router, whose loaders run GraphQL
 * in this process with the visitor's session. Answers false where the client is not built (API and worker alone).
 */
export async function mountWeb(app: NestExpressApplication, config: Config): Promise<boolean> {
  const entry = `${buildFolder}server/index.js`;
  if (!existsSync(entry)) return false;
  const build = (await import(pathToFileURL(entry).href)) as WebBuild;
  const apollo = app.get(GraphQLModule<ApolloDriver>).graphQlAdapter.instance;
  if (!(apollo instanceof ApolloServer)) throw new Error('The GraphQL server is not Apollo.');
  const clock = app.get(Clock);
  const clientFolder = `${buildFolder}client`;

  const web = express.Router();
  web.use('/assets', express.static(`${clientFolder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }));
  web.use(express.static(clientFolder, { index: false, maxAge: '1h' }));
  web.use(
    createRequestHandler({
      build,
      getLoadContext: async (req, res) => {
        const context = contextOf(req, res);
        return build.entry.module.provideServerContext({
          execute: (document: string, variables: Record<string, unknown>) => execute(apollo, context, document, variables),
          viewer: await sessionViewer(app, context.actor),
          demo: config.demo,
          cspNonce: nonceOf(res),
          now: clock.now(),
        });
      },
    }),
  );
  app.use(web);
  return true;
}

const contextOf = (req: Request & { actor?: Actor | null }, res: Response): RequestContext => ({
  req, res, actor: req.actor ?? null, loaders: new LoaderSet(),
});

async function execute(apollo: ApolloServer, contextValue: RequestContext, query: string, variables: Record<string, unknown>): Promise<unknown> {
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('Pages are not streamed from GraphQL.');
  const { data, errors } = body.singleResult;
  const [error] = errors ?? [];
  if (error) throw Object.assign(new Error(error.message), { extensions: error.extensions });
  return data;
}
