// @ts-check
/**
 * The limit: `node:http` and `pg` answer the screens with the same JSON from the same statements and the same show functions, with
 * nothing in between: no GraphQL, no session, no door. `node bare-server.mjs DATABASE_URL` prints its port; a request is
 * `{ document, person, variables }`.
 */
import 'reflect-metadata';
import { createServer } from 'node:http';
import { Work } from '@sidecrew/platform';
import { Kind, parse } from 'graphql';
import pg from 'pg';
import { showBid } from '../../../libs/marketplace/dist/bidding/graphql/show-bid.js';
import { showContract } from '../../../libs/marketplace/dist/hiring/graphql/show-contract.js';
import { showMoney, showTask, showTaskPage } from '../../../libs/marketplace/dist/posting/graphql/show-task.js';
import { TaskFilter } from '../../../libs/marketplace/dist/posting/graphql/task.inputs.js';
import { TasksReader } from '../../../libs/marketplace/dist/posting/tasks.reader.js';
import { ContractPageReader } from '../../../libs/marketplace/dist/screens/contract-page.reader.js';
import { showExpertHome, showOwnerHome } from '../../../libs/marketplace/dist/screens/graphql/show-home.js';
import { HomeReader } from '../../../libs/marketplace/dist/screens/home.reader.js';
import { TaskPageReader } from '../../../libs/marketplace/dist/screens/task-page.reader.js';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
const clock = { now: () => new Date() };
// @ts-expect-error It reads from the pool alone.
const work = new Work({ driver: { master: pool } }, clock);
const tasks = new TasksReader(work);
const taskPages = new TaskPageReader(work);
const contractPages = new ContractPageReader(work);
const homes = new HomeReader(work);

/** @typedef {import('@sidecrew/platform').Actor} Actor */

/** What each root field answers, all of it; the document picks. @type {Record<string, (actor: Actor, variables: any, asked: Set<string>) => Promise<object>>} */
const roots = {
  tasks: async (actor, { filter }, asked) =>
    showTaskPage(await tasks.searchOpen(Object.assign(new TaskFilter(), filter).toSearch(), { first: 20 }, asked), actor),
  task: async (actor, { id }, asked) => {
    const page = await taskPages.find(actor, id, asked);
    if (!page?.ownerHistory) throw new Error(`No task ${id}.`);
    const { task, ownerHistory, myBid, bidObstacle } = page;
    return {
      ...showTask(task, actor),
      bidObstacle,
      myBid: myBid && showBid(myBid, actor),
      ownerHistory: { ...ownerHistory, released: ownerHistory.released.map(showMoney) },
    };
  },
  contract: async (actor, { id }, asked) => {
    const page = await contractPages.find(actor, id, asked);
    if (!page) throw new Error(`No contract ${id}.`);
    const contract = showContract(page.contract, actor, clock.now());
    return {
      ...contract,
      task: page.task,
      timeline: {
        nodes: page.timeline
          ?.slice(0, 50)
          .map((/** @type {import('../../../libs/marketplace/src/hiring/timeline.reader.js').TimelineRow} */ entry) => ({
            ...entry,
            facts: Object.entries(entry.facts).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
          })),
      },
      milestones: contract.milestones.map((/** @type {{ id: string }} */ milestone) => ({
        ...milestone,
        dispute: page.disputes?.get(milestone.id) ?? null,
        ...page.work?.get(milestone.id),
      })),
    };
  },
  ownerHome: async (actor) => showOwnerHome(await homes.owner(actor), actor, clock.now()),
  expertHome: async (actor) => showExpertHome(await homes.expert(actor), actor, clock.now()),
};

/** @typedef {{ root: string, asked: Set<string>, pick: (answer: any) => unknown }} Plan */
/** @type {Map<string, Plan>} */
const plans = new Map();

/** @param {string} document @returns {Plan} */
function planOf(document) {
  const known = plans.get(document);
  if (known) return known;
  const { definitions } = parse(document);
  const fragments = new Map(definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])));
  /** @type {Set<string>} */
  const asked = new Set();
  /** @typedef {Map<string, Fields | null>} Fields */
  /** @param {import('graphql').SelectionSetNode} set @param {string} above @param {Fields} fields @returns {Fields} */
  const collect = (set, above, fields = new Map()) => {
    for (const one of set.selections) {
      if (one.kind === Kind.FIELD) {
        const path = above + one.name.value;
        asked.add(path);
        const inner = fields.get(one.name.value) ?? new Map();
        fields.set(one.name.value, one.selectionSet ? collect(one.selectionSet, `${path}.`, inner) : null);
      } else {
        const of = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value)?.selectionSet : one.selectionSet;
        if (of) collect(of, above, fields);
      }
    }
    return fields;
  };
  const [operation] = definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  if (field?.kind !== Kind.FIELD || !field.selectionSet) throw new Error('A screen is one root field.');
  const plan = { root: field.name.value, asked, pick: pickerOf(collect(field.selectionSet, '')) };
  plans.set(document, plan);
  return plan;
}

/** @param {Map<string, any>} fields @returns {(value: any) => unknown} */
function pickerOf(fields) {
  const pickers = [...fields].map(([name, inner]) => /** @type {const} */ ([name, inner && pickerOf(inner)]));
  /** @param {any} value @returns {unknown} */
  const pick = (value) => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map(pick);
    /** @type {Record<string, unknown>} */
    const picked = {};
    for (const [name, inner] of pickers) picked[name] = inner ? inner(value[name]) : (value[name] ?? null);
    return picked;
  };
  return pick;
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const { document, person, variables } = JSON.parse(body);
  const { root, asked, pick } = planOf(document);
  const actor = { id: person.id, roles: new Set([person.role]), sessionId: null, provedAt: null };
  const answer = await roots[root]?.(actor, variables, asked);
  const text = JSON.stringify({ data: { [root]: pick(answer) } });
  response.setHeader('content-type', 'application/json');
  response.end(text);
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())));
