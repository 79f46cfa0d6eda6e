import { ApolloServer } from '@apollo/server';
import type { ApolloDriver } from '@nestjs/apollo';
import type { INestApplication } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { type Actor, LoaderSet, type RequestContext, type Role } from '@sidecrew/platform';

/** Thrown where the product said no to the demo world; its making stops there. */
export class DemoRefused extends Error {}

interface Refused {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
}

/**
 * The product's own API, entered in this process: all that the demo world does passes the same guards, checks and verbs
 * as people's requests, so that its books are right.
 */
export class Door {
  private readonly apollo: ApolloServer;

  constructor(app: INestApplication) {
    const apollo = app.get(GraphQLModule<ApolloDriver>).graphQlAdapter.instance;
    if (!(apollo instanceof ApolloServer)) throw new Error('The GraphQL server is not Apollo.');
    this.apollo = apollo;
  }

  /** Reads as a person. */
  async asks<T>(actor: Actor | null, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const contextValue: RequestContext = { req: noRequest, res: null, actor, loaders: new LoaderSet() };
    const { body } = await this.apollo.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('The API streams nothing.');
    const { data, errors } = body.singleResult;
    const [error] = errors ?? [];
    if (error ?? !data)
      throw new DemoRefused(`${error?.message ?? 'No data'} ${JSON.stringify(error?.extensions ?? {})} in ${query.slice(0, 200)}`);
    return data as T;
  }

  /** Acts as a person by one mutation, such as `publishTask(id: $id)`; answers what `fields` ask of its result. */
  async does<T>(actor: Actor, call: string, types: string, variables: Record<string, unknown>, fields: string): Promise<T> {
    const document = `mutation ${types ? `(${types})` : ''} { result: ${call} { __typename ... on Refused { code message } ${fields} } }`;
    const { result } = await this.asks<{ result: T & Refused }>(actor, document, variables);
    if (result.__typename === 'Refused') throw new DemoRefused(`${call}: ${result.code}: ${result.message}`);
    return result;
  }
}

/** What the demo world does needs no cookies and no addresses. */
const noRequest = {} as RequestContext['req'];

/** A person as somebody who has just proved who they are. */
export const actorOf = (id: string, ...roles: Role[]): Actor => ({ id, roles: new Set(roles), sessionId: null, provedAt: new Date() });
