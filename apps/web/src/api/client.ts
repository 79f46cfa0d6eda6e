import { cacheExchange, Client, fetchExchange, mapExchange, subscriptionExchange } from '@urql/core';
import { tellSessionEnded } from './session-end';
import { createSocket } from './socket';

/** One client per tab: answers are kept per document, acts drop what they touched, live events come over one socket. */
export function createApiClient(): Client {
  const socket = createSocket();
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { credentials: 'same-origin', headers: { 'x-sidecrew': '1', 'apollo-require-preflight': 'true' } },
    exchanges: [
      mapExchange({
        onError(error) {
          if (error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) tellSessionEnded();
        },
      }),
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query: query ?? '', variables: variables ?? {} }, sink),
          }),
        }),
      }),
    ],
  });
}
