import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { inRoot } from '../places.mjs';
import { TRIED } from './tried.mjs';

/**
 * @typedef {object} Tried
 * @property {string} operation `mutation closeTask`
 * @property {'done' | 'refused' | 'denied' | 'absent'} outcome refused: a typed refusal; denied: an error; absent: null
 * @property {string} [code]
 * @property {string} spec the file's name
 */

/** Its calls are wrong on purpose and everywhere, so they say nothing about the rules of an operation. */
const COUNTS_NOT = 'bad-input.spec.ts';

/** These say the same to everyone. */
const REFUSE_NOBODY = [
  'query categories',
  'query demoSignIns',
  'query secondFactorAwaited',
  'query viewer',
  'mutation signOut',
  // Takes any address and answers alike, so that nobody learns who has an account.
  'mutation requestPasswordReset',
];

/** Have arguments, yet take whatever is one's own and well written: only the door says no. */
const ONLY_DOORS = ['mutation markNoticesRead', 'mutation saveTaxDetails'];

/** Whether the specs of this run did and were refused every operation, and met every code of refusal. */
export async function operationsAreTried() {
  const schema = buildSchema(readFileSync(inRoot('libs/api-types/schema.graphql'), 'utf8'));
  const lines = readFileSync(TRIED, 'utf8').trim().split('\n');
  const gaps = gapsOf(
    schema,
    lines.map((line) => /** @type {Tried} */ (JSON.parse(line))),
  );
  for (const gap of gaps) console.error(gap);
  return gaps.length === 0;
}

/**
 * @param {import('graphql').GraphQLSchema} schema
 * @param {readonly Tried[]} all
 * @returns {string[]}
 */
export function gapsOf(schema, all) {
  const tried = all.filter(({ spec }) => spec !== COUNTS_NOT);
  const has = (/** @type {string} */ operation, /** @type {readonly string[]} */ outcomes) =>
    tried.some((one) => one.operation === operation && outcomes.includes(one.outcome));
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
  const operations = Object.entries(roots).flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map(({ name, args }) => ({
      operation: `${kind} ${name}`,
      ownRules: kind === 'mutation' && args.length > 0,
    })),
  );
  const neverDone = operations.filter(({ operation }) => !has(operation, ['done']));
  const neverRefused = operations.filter(({ operation, ownRules }) => {
    if (REFUSE_NOBODY.includes(operation)) return false;
    const noes = ownRules && !ONLY_DOORS.includes(operation) ? ['refused'] : ['refused', 'denied', 'absent'];
    return !has(operation, noes);
  });
  const codes = schema.getType('RefusalCode');
  const neverMet = isEnumType(codes) ? codes.getValues().filter(({ name }) => !tried.some(({ code }) => code === name)) : [];
  return [
    ...neverDone.map(({ operation }) => `No spec ever did: ${operation}`),
    ...neverRefused.map(({ operation }) => `No spec was ever refused: ${operation}`),
    ...neverMet.map(({ name }) => `No spec ever met the refusal ${name}`),
  ];
}
