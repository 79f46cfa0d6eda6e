import type { Exchange } from '../../src/exchange.js';
import { operations, type Operation } from './contract.js';
import { answerSchema, requestSchema, type OpenApiSchema } from './json-schema.js';
import { createValidator } from './validator.js';

type Call = Extract<Exchange, { kind: 'call' }>;

const forAnswers = createValidator(answerSchema, { readsForms: false });
const forRequests = createValidator(requestSchema, { readsForms: true });

const refusal = (version: string): OpenApiSchema => ({ $ref: `#/components/schemas/${version === '/v2/' ? 'v2.error' : 'error'}` });

/** What in a call, or in its answer, is not as the contract says. */
export function checkCall(call: Call): string[] {
  const where = `${call.method} ${call.path}`;
  if (call.status >= 400)
    return checkAnswer(refusal(call.path.slice(0, 4)), call.answer).map((fault) => `${where} ${call.status}: ${fault}`);
  const operation = operationOf(call.method, call.path);
  if (!operation) return [`${where}: is answered, but the contract has no such call`];
  // Only what was accepted must be right: a refusal is the right answer to anything else.
  const asked = forRequests(operation.params)(call.params ?? {}).map((fault) => `${where} accepts: ${fault}`);
  return [...asked, ...checkAnswer(operation.answer, call.answer).map((fault) => `${where} answers: ${fault}`)];
}

/** What in an object is not as its schema says. */
export function checkAnswer(schema: OpenApiSchema, answer: unknown): string[] {
  return forAnswers(schema)(answer);
}

/** The call of the contract behind a method and a path with ids in it. */
export function operationOf(method: string, path: string): Operation | undefined {
  const fits = patterns.filter(({ operation, pattern }) => operation.method === method && pattern.test(path));
  return fits[0]?.operation;
}

// Fixed words win over ids: `/v2/core/accounts` is no id.
const patterns = operations
  .map((operation) => ({ operation, pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length);
