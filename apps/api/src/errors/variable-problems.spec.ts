import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, type GraphQLError, parse } from 'graphql';
import { variableProblem } from './variable-problems.js';

const schema = buildSchema(`
  input Money { minor: String! }
  input Piece { title: String!, amount: Money! }
  input Bid { days: Int!, pieces: [Piece!]! }
  type Query { about: String }
  type Mutation { bid(input: Bid!, id: ID!): String }`);
const document = parse('mutation ($input: Bid!, $id: ID!) { bid(input: $input, id: $id) }');

const problemOf = (variableValues: Record<string, unknown>) => {
  const result = execute({ schema, document, variableValues }) as { errors?: readonly GraphQLError[] };
  return variableProblem(result.errors?.[0]?.message ?? '');
};
const piece = { title: 'All of it', amount: { minor: '100' } };
const bid = (changes: object) => ({ id: 'x', input: { days: 3, pieces: [piece], ...changes } });

describe('a variable that GraphQL cannot take', () => {
  it.each([
    ['left out', { input: bid({}).input }, { field: 'id', message: 'is missing' }],
    ['null', { ...bid({}), id: null }, { field: 'id', message: 'is missing' }],
    ['left out inside the form', bid({ days: undefined }), { field: 'days', message: 'is missing' }],
    ['of another type', bid({ days: 'three' }), { field: 'days', message: 'is not what is asked for' }],
    [
      'wrong in a list',
      bid({ pieces: [piece, { ...piece, amount: { minor: 5 } }] }),
      { field: 'pieces.1.amount.minor', message: 'is not what is asked for' },
    ],
    ['no form at all', { id: 'x', input: 'words' }, { field: 'input', message: 'is not what is asked for' }],
    ['unheard of', bid({ colour: 'red' }), { field: 'colour', message: 'is not known' }],
  ])('is named by its field: %s', (_what, variables, problem) => {
    expect(problemOf(variables)).toEqual(problem);
  });

  it('is told without its value, which may be a password', () => {
    expect(JSON.stringify(problemOf(bid({ days: 'quiet-harbour' })))).not.toContain('harbour');
  });

  it('is told apart from every other message', () => {
    expect(variableProblem('Cannot query field "x" on type "Query".')).toBeNull();
  });
});
