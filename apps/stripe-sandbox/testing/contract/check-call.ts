import type { Exchange } from '../../src/exchange.js';
import { isRecord } from '../../src/protocol/shapes.js';
import { checkAnswer } from './check-answer.js';
import { checkEvent } from './check-event.js';
import { operations, type Operation } from './contract.js';
import { requestSchema } from './json-schema.js';
import { createValidator } from './validator.js';

type Call = Extract<Exchange, { kind: 'call' }>;

const forRequests = createValidator(requestSchema, { readsForms: true });

/** What in a call, or in its answer, is not as the contract says. */
export function checkCall(call: Call): string[] {
  const operation = operationOf(call.method, call.path);
  const where = `${call.method} ${operation?.path ?? call.path}`;
  const say = (faults: string[], verb: string) => faults.map((fault) => `${where} ${verb}: ${fault}`);
  if (call.status >= 400) return say(checkAnswer(refusalOf(call.path), call.answer), String(call.status));
  if (!operation) return [`${where}: is answered, but the contract has no such call`];
  // Only what was accepted must be right: a refusal is the right answer to anything else.
  const asked = say(forRequests(operation.params)(call.params ?? {}), 'accepts');
  return [...asked, ...say(checkAnswer(operation.answer, call.answer), 'answers'), ...eventsIn(call.answer).flatMap(checkEvent)];
}

/** The call of the contract behind a method and a path with ids in it. */
export function operationOf(method: string, path: string): Operation | undefined {
  return patterns.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.operation;
}

// Fixed words win over ids: `/v2/core/accounts` is no id.
const patterns = operations
  .map((operation) => ({ operation, pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length);

function refusalOf(path: string) {
  return { $ref: `#/components/schemas/${path.startsWith('/v2/') ? 'v2.error' : 'error'}` };
}

// What an event carries depends on its type, which no schema says.
function eventsIn(answer: unknown): unknown[] {
  if (!isRecord(answer)) return [];
  const all: unknown[] = Array.isArray(answer['data']) ? answer['data'] : [answer];
  return all.filter((each) => isRecord(each) && (each['object'] === 'event' || each['object'] === 'v2.core.event'));
}
