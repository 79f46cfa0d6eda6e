// @ts-check
import {
  ContractPageDocument,
  ExpertHomeDocument,
  OwnerHomeDocument,
  TaskPageDocument,
  TasksDocument,
} from '../../../apps/web/src/gql/graphql.ts';

/**
 * @typedef {object} Asked one request of a screen
 * @property {string} personId
 * @property {Record<string, unknown>} variables
 *
 * @typedef {object} Screen
 * @property {string} name
 * @property {string} document the client's own operation
 * @property {'owner' | 'expert'} role
 * @property {number} aim the CPU ratio to a bare server
 * @property {string} people SQL for rows `person, subject`: who asks, about what
 * @property {(subject: string) => Record<string, unknown>} variables
 */

const experts = `select bench_id('user', (5001 + n * 7 % 5000)) as person, '' as subject from generate_series(1, 300) n`;

/** @type {readonly Screen[]} */
export const screens = [
  {
    name: 'browse tasks',
    document: String(TasksDocument),
    role: 'expert',
    aim: 0.55,
    people: `select bench_id('user', (5001 + n * 7 % 5000)) as person, c.slug as subject
               from generate_series(1, 300) n join categories c on c.place = n % 4`,
    variables: (category) => ({ filter: { category } }),
  },
  {
    name: 'search tasks by two words',
    document: String(TasksDocument),
    role: 'expert',
    aim: 0.85,
    people: `select bench_id('user', (5001 + n * 7 % 5000)) as person,
                    split_part(t.brief, ' ', 3) || ' ' || split_part(t.brief, ' ', 8) as subject
               from generate_series(1, 300) n join tasks t on t.id = bench_id('task', n * 60)`,
    variables: (text) => ({ filter: { text, budgetMaximum: { minor: '90000', currency: 'USD' } } }),
  },
  {
    name: 'task page',
    document: String(TaskPageDocument),
    role: 'expert',
    aim: 0.55,
    people: `select bench_id('user', (5001 + n * 7 % 5000)) as person, bench_id('task', n * 50)::text as subject
               from generate_series(1, 300) n`,
    variables: (id) => ({ id }),
  },
  {
    name: 'contract page',
    document: String(ContractPageDocument),
    role: 'owner',
    aim: 0.55,
    people: `select owner_id as person, id::text as subject from contracts order by id limit 300`,
    variables: (id) => ({ id }),
  },
  {
    name: "owner's home",
    document: String(OwnerHomeDocument),
    role: 'owner',
    aim: 0.6,
    people: `select owner_id as person, '' as subject from contracts group by owner_id order by owner_id limit 300`,
    variables: () => ({}),
  },
  { name: "expert's home", document: String(ExpertHomeDocument), role: 'expert', aim: 0.6, people: experts, variables: () => ({}) },
];
