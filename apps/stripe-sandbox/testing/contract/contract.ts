import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HOME, nameIn, type OpenApiSchema } from './json-schema.js';

/** One call as the contract describes it. */
export interface Operation {
  method: string;
  /** With `{id}` where an id stands. */
  path: string;
  params: OpenApiSchema;
  answer: OpenApiSchema;
}

interface ContractFile {
  paths: Record<string, Record<string, DescribedCall>>;
  components: { schemas: Record<string, OpenApiSchema> };
  'x-events': Record<string, { objects: string[] }>;
  'x-thin-events': Record<string, { related_object: string | null }>;
}

interface DescribedCall {
  'x-query-schema'?: OpenApiSchema;
  requestBody?: { content: Record<string, { schema: OpenApiSchema }> };
  responses: { 200: { content: Record<string, { schema: OpenApiSchema }> } };
}

const file = fileURLToPath(new URL('../../contract/stripe-api.json', import.meta.url));
const { paths, components, ...events } = JSON.parse(readFileSync(file, 'utf8')) as ContractFile;

/** Every schema by name. */
export const schemas = components.schemas;

/** Every call that the contract holds. */
export const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, call]) => ({
    method: method.toUpperCase(),
    path,
    params: call['x-query-schema'] ?? only(call.requestBody?.content) ?? { type: 'object', properties: {} },
    answer: only(call.responses[200].content) ?? {},
  })),
);

/** The objects that an event of a type may carry; undefined for types that are never sent. */
export function objectsOf(type: string): readonly string[] | undefined {
  return events['x-events'][type]?.objects;
}

/** What a thin event of a type points at; undefined for types that are never sent. */
export function relatedTo(type: string): string | null | undefined {
  return events['x-thin-events'][type]?.related_object;
}

/** The names of all schemas that a call, an event or a refusal leads to. */
export function reachedSchemas(): Set<string> {
  const objects = Object.values(events['x-events']).flatMap((event) => event.objects);
  const reached = new Set<string>();
  const reach = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(schemas[name]);
    }
  };
  reach([paths, ...[...objects, 'error', 'v2.error', 'event', 'v2.core.event'].map((name) => ({ $ref: `${HOME}${name}` }))]);
  return reached;
}

/** Follows references until the schema itself stands there. */
export function resolved(schema: OpenApiSchema): OpenApiSchema {
  if (schema.$ref === undefined) return schema;
  const found = schemas[nameIn(schema.$ref)];
  if (!found) throw new Error(`The contract has no ${schema.$ref}.`);
  return resolved(found);
}

function only(content: Record<string, { schema: OpenApiSchema }> | undefined): OpenApiSchema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}
