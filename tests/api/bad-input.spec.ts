import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { type RunningApp, startApp } from '../setup/app.js';
import { type DamagedCall, damagedCalls, type KnownIds } from '../setup/damaged-input.js';
import { delivers, newestOf } from '../setup/deliveries.js';
import { idOf, opens } from '../setup/disputes.js';
import { givenABid } from '../setup/given-a-bid.js';
import { givenAContract } from '../setup/given-a-contract.js';
import { givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { categoryId, givenAnOpenTask } from '../setup/given-a-task.js';
import type { Member, Persona } from '../setup/people.js';
import type { Answer, Visitor } from '../setup/visitor.js';

/** Owns, bids and is staff: every door is open to her, so that it is her input that is looked at. */
const mira: Persona = { name: 'Mira Sand', email: 'mira@everything.example', owner: true, expert: true, admin: true };

let world: RunningApp;
let schema: GraphQLSchema;
let everything: Member;
let known: KnownIds;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  schema = buildSchema(await readFile(new URL('../../libs/api-types/schema.graphql', import.meta.url), 'utf8'));
  everything = await world.agentFor(mira);
  known = await somebodysThings();
});
afterAll(() => world.close());

/** Things that exist, by what an operation answers or an argument is called. */
async function somebodysThings(): Promise<KnownIds> {
  const { olga, emil, bid, contract } = await givenAContract(world);
  const [delivered, disputed] = [await givenAFundedContract(world), await givenAFundedContract(world)];
  const deliveryId = newestOf(await delivers(delivered));
  const open = await givenAnOpenTask(world, olga);
  const openBid = await givenABid(emil, open.id);
  const byResult: Readonly<Record<string, string>> = {
    TaskResult: open.id,
    BidResult: openBid.id,
    ContractResult: contract.id,
    MilestoneResult: delivered.milestoneId,
    CheckoutPageResult: contract.milestones[0]?.id ?? '',
    DisputeResult: idOf(await opens(disputed)),
  };
  const byName: Readonly<Record<string, string>> = {
    taskId: open.id,
    bidId: bid.id,
    milestoneId: delivered.milestoneId,
    deliveryId,
    threadId: bid.threadId,
    checklistItemId: delivered.checklist[0]?.id ?? '',
    categoryId: await categoryId(olga),
    categoryIds: await categoryId(olga),
    userId: emil.id,
  };
  return (field, name) => nobodys(field, name) ?? (name === 'id' ? byResult[field.type.toString().replace('!', '')] : byName[name]);
}

/** Ids of nothing; only those that the payment partner gives have a shape of their own. */
const nobodys: KnownIds = ({ type }, name) => (name === 'id' && /^BankCase(Result)?!?$/.test(type.toString()) ? 'du_1Q2w3e' : undefined);

/** What is wrong with an answer to a damaged call, in words; null where it is right. */
function complaint(call: DamagedCall, { data, errors }: Answer<{ result: unknown }>): string | null {
  const said = errors?.[0]?.extensions as { code?: string; fields?: readonly { field: string }[] } | undefined;
  const where = `${call.operation} with ${call.field} = ${JSON.stringify(valueOf(call))?.slice(0, 60)}`;
  if (!errors) return call.isSurelyWrong ? `${where} was taken: ${JSON.stringify(data)}` : null;
  if (said?.code !== 'BAD_USER_INPUT') return `${where} answered ${said?.code}: ${errors[0]?.message}`;
  const named = said.fields?.map(({ field }) => field) ?? [];
  const asked = call.field.replace(/^input\./, '');
  // What is wrong with a whole form is told of one of its fields.
  const isNamed =
    asked === 'input'
      ? named.length > 0
      : named.some((field) => `${field}.`.startsWith(`${asked}.`) || `${asked}.`.startsWith(`${field}.`));
  return isNamed ? null : `${where} names ${JSON.stringify(named)}: ${errors[0]?.message}`;
}

const valueOf = ({ variables, field }: DamagedCall): unknown =>
  field.split('.').reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], variables);

/** Makes the calls, some at a time, and gathers everything that was answered wrongly. */
async function complaintsAbout(visitor: Visitor, calls: readonly DamagedCall[], fits = complaint): Promise<string[]> {
  const waiting = [...calls];
  const found: string[] = [];
  const browser = async (): Promise<void> => {
    for (let call = waiting.shift(); call; call = waiting.shift()) {
      const words = fits(call, await visitor.answers<{ result: unknown }>(call.document, call.variables));
      if (words) found.push(words);
    }
  };
  await Promise.all([browser(), browser(), browser(), browser()]);
  return found;
}

describe('input that cannot be right', () => {
  it('is answered by every mutation with the name of the field, and never with a fault', async () => {
    const calls = damagedCalls(schema, 'mutation', known);
    expect(calls.length).toBeGreaterThan(1_500);
    expect(await complaintsAbout(everything, calls)).toEqual([]);
  });

  it('is answered so too where the thing does not exist', async () => {
    const calls = everySixth(damagedCalls(schema, 'mutation', nobodys));
    expect(await complaintsAbout(everything, calls)).toEqual([]);
  });

  it('is answered by every query in the same way', async () => {
    expect(await complaintsAbout(everything, damagedCalls(schema, 'query', known))).toEqual([]);
  });

  it('is not even looked at where the door is closed', async () => {
    const calls = everySixth(damagedCalls(schema, 'mutation', known));
    const doors = (call: DamagedCall, answer: Answer<{ result: unknown }>) => {
      const code = answer.errors?.[0]?.extensions?.['code'];
      return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? null : complaint(call, answer);
    };
    for (const visitor of [world.visitor(), await world.agentFor('olga'), await world.agentFor('emil')]) {
      expect(await complaintsAbout(visitor, calls, doors)).toEqual([]);
    }
  });
});

describe('a page link that nobody gave out', () => {
  const made = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['a word that some clocks read', made(`Foo 1|${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)],
    ['dashes for an id', made(`2026-11-26T10:00:00.000Z|${'-'.repeat(36)}`)],
    ['a month that does not exist', made(`2026-13-26T10:00:00.000Z|${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)],
    ['a rank beyond all numbers', made(`relevance|1e300|${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)],
    ['an amount with an exponent', made(`budget|1e5|${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)],
  ])('is a mistake of the asker: %s', async (_what, after) => {
    for (const query of [
      `query ($after: String) { notices(after: $after) { unread } }`,
      `query ($after: String) { contracts(tab: done, after: $after) { nodes { id } } }`,
      `query ($after: String) { tasks(after: $after, filter: { sort: budget }) { nodes { id } } }`,
      `query ($after: String) { tasks(after: $after, filter: { sort: newest }) { nodes { id } } }`,
      `query ($after: String) { tasks(after: $after, filter: { sort: relevance, text: "shop" }) { nodes { id } } }`,
    ]) {
      const { errors } = await everything.answers(query, { after });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'after' }] });
    }
  });
});

/** A sixth of all calls, spread evenly: enough to meet every kind of damage. */
const everySixth = <T>(calls: readonly T[]): T[] => calls.filter((_call, index) => index % 6 === 0);
