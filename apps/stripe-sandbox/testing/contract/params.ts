import type { Field, Shape } from '../../src/protocol/fields.js';
import { resolved, type Operation } from './contract.js';
import type { OpenApiSchema } from './json-schema.js';

/** A parameter that one of the two sides knows. */
export interface Param {
  /** The names on the way to it, `0` standing for a place in a list. */
  path: string[];
  /** What the contract says of it; undefined when it says nothing. */
  described: OpenApiSchema | undefined;
  required: boolean;
  /** How the sandbox reads it; undefined when it does not play it. */
  field: Field<unknown> | undefined;
}

/** Every parameter of a call, as far down as the sandbox plays it. */
export function paramsOf(operation: Operation, shape: Shape): Param[] {
  return inGroup(operation.params, shape, []);
}

function inGroup(schema: OpenApiSchema, shape: Shape, path: string[]): Param[] {
  const { properties = {}, required = [] } = groupIn(schema) ?? {};
  const names = [...new Set([...Object.keys(properties), ...Object.keys(shape)])];
  return names.flatMap((name) => {
    const param = { path: [...path, name], described: properties[name], required: required.includes(name), field: shape[name] };
    return [param, ...below(param)];
  });
}

function below({ described, field, path }: Param): Param[] {
  if (!described || !field?.form) return [];
  if (field.form.kind === 'group') return inGroup(described, field.form.shape, path);
  if (field.form.kind !== 'list') return [];
  const item = { path: [...path, '0'], described: listIn(described), required: false, field: field.form.item };
  return [item, ...below(item)].slice(1);
}

/** The group of parameters behind a schema that may also allow an empty value. */
export function groupIn(schema: OpenApiSchema): OpenApiSchema | undefined {
  return choicesOf(schema).find((choice) => choice.properties);
}

/** The words a schema allows; undefined when it takes more than a choice. */
export function wordsIn(schema: OpenApiSchema): readonly unknown[] | undefined {
  const choices = choicesOf(schema).filter(({ type }) => type !== 'array' && type !== 'object');
  return choices.every((choice) => choice.enum) ? choices.flatMap((choice) => choice.enum ?? []) : undefined;
}

function listIn(schema: OpenApiSchema): OpenApiSchema | undefined {
  return choicesOf(schema).find((choice) => choice.items)?.items;
}

function choicesOf(schema: OpenApiSchema): OpenApiSchema[] {
  const plain = resolved(schema);
  return plain.anyOf ? plain.anyOf.flatMap(choicesOf) : [plain];
}
