import { describe, expect, it } from '@jest/globals';
import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { failureOf } from './failure';

const answered = (extensions: Record<string, unknown>) =>
  failureOf(new CombinedError({ graphQLErrors: [new GraphQLError('Write at most 4000 characters.', { extensions })] }));

describe('a call that failed', () => {
  it('says which fields the server would not take', () => {
    const fields = [{ field: 'message', message: 'Write at most 4000 characters.' }];
    expect(answered({ code: 'BAD_USER_INPUT', fields }).fields).toEqual(fields);
  });

  it('takes nothing else for a field', () => {
    expect(answered({ code: 'BAD_USER_INPUT', fields: ['message', null, { field: 1, message: 'x' }, { field: 'a' }] }).fields).toEqual([]);
    expect(answered({ code: 'INTERNAL_SERVER_ERROR', reference: '7K2P9' })).toMatchObject({ reference: '7K2P9', fields: [] });
  });

  it('keeps what was written when there is no connection', () => {
    expect(failureOf(new CombinedError({ networkError: new Error('fetch failed') }))).toEqual({
      message: 'There is no connection. What you wrote is still here.',
      reference: null,
      fields: [],
    });
  });
});
