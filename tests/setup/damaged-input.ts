import { randomUUID } from 'node:crypto';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** One call with one thing wrong in it. */
export interface DamagedCall {
  readonly operation: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The damaged place, as an answer names it: `input.milestones.0.title`. */
  readonly field: string;
  /** Whether no rule could let this value pass; others may be fine by the rules of the operation. */
  readonly isSurelyWrong: boolean;
}

interface Damage {
  readonly value: unknown;
  readonly isSurelyWrong: boolean;
}

/** Answers an id that exists where the story has one for this argument. */
export type KnownIds = (operation: GraphQLField<unknown, unknown>, name: string) => string | undefined;

/** Takes a value out of the variables instead of changing it. */
const MISSING = Symbol('missing');

const wrong = (...values: readonly unknown[]): Damage[] => values.map((value) => ({ value, isSurelyWrong: true }));
const odd = (...values: readonly unknown[]): Damage[] => values.map((value) => ({ value, isSurelyWrong: false }));

const unreadable = ['a\u0000b', 'half \udc00 a sign', '\u001b[31m'];
const longerThanAnyLimit = 'x'.repeat(20_000);

/** Each operation once, with input that the schema takes. */
export function soundCalls(
  schema: GraphQLSchema,
  kind: 'mutation' | 'query',
): { operation: string; document: string; variables: object }[] {
  const root = kind === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  return Object.values(root?.getFields() ?? {}).map((operation) => ({
    operation: operation.name,
    document: documentOf(kind, operation),
    variables: Object.fromEntries(operation.args.map((argument) => [argument.name, soundValue(argument, operation, () => undefined)])),
  }));
}

/** Every way in which each argument and each nested field of an operation can be wrong, one at a time. */
export function damagedCalls(schema: GraphQLSchema, kind: 'mutation' | 'query', known: KnownIds): DamagedCall[] {
  const root = kind === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  return Object.values(root?.getFields() ?? {}).flatMap((operation) => {
    const document = documentOf(kind, operation);
    const whole = () => Object.fromEntries(operation.args.map((argument) => [argument.name, soundValue(argument, operation, known)]));
    return operation.args
      .flatMap((argument) => placesIn(argument, argument.name))
      .flatMap(({ path, type, name }) =>
        damagesOf(type, name, valueAt(whole(), path)).map(({ value, isSurelyWrong }) => ({
          operation: operation.name,
          document,
          variables: withValue(whole(), path.split('.'), value),
          field: path,
          isSurelyWrong,
        })),
      );
  });
}

function documentOf(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const list = (items: readonly string[]): string => (items.length > 0 ? `(${items.join(', ')})` : '');
  const variables = list(args.map((argument) => `$${argument.name}: ${argument.type.toString()}`));
  const passed = list(args.map((argument) => `${argument.name}: $${argument.name}`));
  const isLeaf = /^\w+!?$/.test(type.toString()) && ['String', 'Boolean'].includes(type.toString().replace('!', ''));
  return `${kind} ${variables} { result: ${name}${passed} ${isLeaf ? '' : '{ __typename }'} }`;
}

/** A value that the schema takes; ids of the story's things where it has them. */
function soundValue(
  { type, name }: GraphQLArgument | GraphQLInputField,
  operation: GraphQLField<unknown, unknown>,
  known: KnownIds,
): unknown {
  const of = (inner: GraphQLInputType): unknown => {
    if (isNonNullType(inner)) return of(inner.ofType);
    if (isListType(inner)) return [of(inner.ofType)];
    if (isEnumType(inner)) return inner.name === 'Currency' ? 'USD' : inner.getValues()[0]?.name;
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields());
      return Object.fromEntries(fields.map((field) => [field.name, soundValue(field, operation, known)]));
    }
    const samples: Record<string, unknown> = { ID: known(operation, name) ?? randomUUID(), Int: 3, Boolean: true, String: soundText(name) };
    return samples[inner.toString()];
  };
  return of(type);
}

const texts: Readonly<Record<string, string>> = {
  minor: '5000',
  email: 'nobody@shop.example',
  language: 'en',
  languages: 'en',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  url: 'https://sheets.example/reconciled',
  output: 'https://sheets.example/reconciled',
  day: '2026-11-30',
};
/** A page link comes from a page before; the first page has none. */
const soundText = (name: string): string | null => (name === 'after' ? null : (texts[name] ?? 'All rows of March to May are matched.'));

interface Place {
  readonly path: string;
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** The argument itself and every field below it; lists are entered by their first item. */
function placesIn({ type, name }: GraphQLArgument | GraphQLInputField, path: string): Place[] {
  const bare = isNonNullType(type) ? type.ofType : type;
  const own = { path, name, type };
  if (isListType(bare)) return [own, ...placesIn({ type: bare.ofType, name } as GraphQLInputField, `${path}.0`)];
  if (!isInputObjectType(bare)) return [own];
  return [own, ...Object.values(bare.getFields()).flatMap((field) => placesIn(field, `${path}.${field.name}`))];
}

function damagesOf(type: GraphQLInputType, name: string, sound: unknown): Damage[] {
  const bare = isNonNullType(type) ? type.ofType : type;
  const absent = isNonNullType(type) ? wrong(null, MISSING) : odd(null, MISSING);
  if (isListType(bare)) {
    const [item] = sound as readonly unknown[];
    // An item that is an object has so many bytes that fewer of them fill a request.
    const many = Array.from({ length: typeof item === 'object' ? 3_000 : 10_000 }, () => item);
    return [...absent, ...wrong(many, [null], { nonsense: 1 }), ...odd([], [item, item])];
  }
  if (isInputObjectType(bare)) return [...absent, ...wrong('words', 7, [], { ...(sound as object), nonsense: 1 })];
  if (isEnumType(bare)) return [...absent, ...wrong('nonsense', '', 7, ['x'])];
  switch (bare.toString()) {
    case 'ID':
      return [
        ...absent,
        ...wrong('x', '', 7, {}, `${randomUUID()}x`, "' or 1=1 --", longerThanAnyLimit, ...unreadable),
        ...odd(randomUUID()),
      ];
    case 'Int':
      return [...absent, ...wrong('3', 1.5, 2 ** 31, -(2 ** 31) - 1, 1e300, {}), ...odd(0, -1, 2 ** 31 - 1)];
    case 'Boolean':
      return [...absent, ...wrong('true', 1, {})];
    default:
      return [...absent, ...wrong(7, {}, longerThanAnyLimit, ...unreadable), ...(name === 'minor' ? amounts : words)];
  }
}

const amounts = [...wrong('-1', '1.5', '1e3', ' 1', '', '٣', '9'.repeat(30)), ...odd('0', '9'.repeat(13), '0000000000001')];
const words = odd('', '   ', '\u202etxt', "%'; drop table users; --", 'a\tb\nc 🙂', '{date:never}');

function valueAt(variables: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>>)[step], variables);
}

function withValue(variables: Record<string, unknown>, path: readonly string[], value: unknown): Record<string, unknown> {
  const last = path.at(-1) ?? '';
  const holder = (path.length === 1 ? variables : valueAt(variables, path.slice(0, -1).join('.'))) as Record<string, unknown>;
  if (value !== MISSING) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1, null);
  else delete holder[last];
  return variables;
}
