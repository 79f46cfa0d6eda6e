import { ParameterError } from './api-error.js';
import { clearable, integer, list, optional, text, type Field, type Infer, type Shape } from './fields.js';

/** A nested group of parameters. */
export function hash<S extends Shape>(shape: S): Field<Infer<S>> {
  return { required: true, form: { kind: 'group', shape }, parse: (raw, path) => readGroup(shape, raw, path) };
}

/** Reads all parameters of a call. First of all it names every one that nobody knows, however deep it stands. */
export function parseShape<S extends Shape>(shape: S, raw: unknown): Infer<S> {
  const unknown = unknownIn(shape, raw, '');
  if (unknown.length > 0) throw unknownParameters(unknown);
  return readGroup(shape, raw, '');
}

function unknownIn(shape: Shape, raw: unknown, path: string): string[] {
  if (!isRecord(raw)) return [];
  return Object.entries(raw).flatMap(([name, value]) => {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return field ? unknownBelow(field, value, below(path, name)) : [below(path, name)];
  });
}

function unknownBelow({ form }: Field<unknown>, raw: unknown, path: string): string[] {
  if (form?.kind === 'group') return unknownIn(form.shape, raw, path);
  if (form?.kind !== 'list' || !Array.isArray(raw)) return [];
  return raw.flatMap((each, index) => unknownBelow(form.item, each, `${path}[${index}]`));
}

function readGroup<S extends Shape>(shape: S, raw: unknown, path: string): Infer<S> {
  if (!isRecord(raw)) throw new ParameterError('Invalid object', { param: path });
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const where = below(path, name);
    if (given === undefined && field.required) {
      throw new ParameterError(`Missing required param: ${where}.`, {
        code: 'parameter_missing',
        param: where,
      });
    }
    values[name] = field.parse(given, where);
  }
  return values as Infer<S>;
}

/** Metadata to merge: an empty value removes its key; the outer empty value removes all. */
export type MetadataPatch = Record<string, string | null> | null;

/** Up to 50 keys of 40 characters with values of 500. */
export function metadata(): Field<MetadataPatch | undefined> {
  return clearable({
    required: false,
    parse: (raw, path) => {
      if (!isRecord(raw)) throw new ParameterError('Invalid object', { param: path });
      const entries = Object.entries(raw).map(([key, value]) => metadataEntry(key, value, below(path, key)));
      return Object.fromEntries(entries);
    },
  });
}

/** Applies a metadata patch to what is stored. */
export function mergeMetadata(stored: Record<string, string>, patch: MetadataPatch | undefined): Record<string, string> {
  if (patch === undefined) return stored;
  const merged = Object.entries({ ...(patch === null ? {} : stored), ...patch });
  const kept = merged.filter((entry): entry is [string, string] => entry[1] !== null);
  if (kept.length > 50) {
    throw new ParameterError('You can only have up to 50 metadata keys on an object.', { param: 'metadata' });
  }
  return Object.fromEntries(kept);
}

/** Amounts by currency, as `minimum_balance_by_currency` takes them. */
export function amountsByCurrency(): Field<Record<string, number | null>> {
  return {
    required: true,
    parse: (raw, path) => {
      if (!isRecord(raw)) throw new ParameterError('Invalid object', { param: path });
      const amount = clearable(integer({ min: 0 }));
      return Object.fromEntries(
        Object.entries(raw).map(([currency, value]) => [currency, amount.parse(value, below(path, currency)) ?? null]),
      );
    },
  };
}

/** A moment or a range of moments in unix seconds. */
export interface TimeRange {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

/** `created=5` or `created[gte]=5`. */
export function timeRange(): Field<TimeRange | undefined> {
  const bound = () => optional(integer({ min: 0 }));
  const range = hash({ gt: bound(), gte: bound(), lt: bound(), lte: bound() });
  return optional({
    ...range,
    parse: (raw, path) => {
      if (isRecord(raw)) return range.parse(raw, path);
      const moment = integer({ min: 0 }).parse(raw, path);
      return { gte: moment, lte: moment };
    },
  });
}

/** The parameters every list call takes. */
export const pageShape = {
  limit: optional(integer({ min: 1, max: 100 })),
  starting_after: optional(text()),
  ending_before: optional(text()),
  expand: optional(list(text())),
};

/** The parameter every call with an object as its answer takes. */
export const expandShape = { expand: optional(list(text())) };

/** Narrows JSON or a form tree to a plain record. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function metadataEntry(key: string, raw: unknown, path: string): [string, string | null] {
  const value = typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : raw;
  if (value === null || value === '') return [key, null];
  if (typeof value !== 'string') throw new ParameterError('Invalid string', { param: path });
  if (key.length > 40) {
    throw new ParameterError('Metadata keys must be 40 characters or less.', { param: 'metadata' });
  }
  if (value.length > 500) {
    throw new ParameterError('Metadata values must be 500 characters or less.', { param: path });
  }
  return [key, value];
}

function unknownParameters(names: string[]): ParameterError {
  const noun = names.length === 1 ? 'parameter' : 'parameters';
  return new ParameterError(`Received unknown ${noun}: ${names.join(', ')}`, {
    code: 'parameter_unknown',
    param: names[0],
  });
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}[${name}]`;
}
