import { ParameterError } from './api-error.js';

/** How one parameter is read. `undefined` as input means that it was not sent. */
export interface Field<T> {
  readonly required: boolean;
  /** What can be said of the value without reading one. */
  readonly form?: FieldForm;
  parse(raw: unknown, path: string): T;
}

/** A choice of words, a list, a group with names of its own, or a name that is known only to be refused. */
export type FieldForm =
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly item: Field<unknown> }
  | { readonly kind: 'group'; readonly shape: Shape }
  | { readonly kind: 'retired' };

/** The parameters of one call by name. */
export type Shape = Record<string, Field<unknown>>;

/** The value that a shape yields. */
export type Infer<S extends Shape> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never };

/** A string. An empty one is refused, since it would mean to unset what cannot be unset. */
export function text(limit = 5000): Field<string> {
  return field((raw, path) => {
    if (typeof raw !== 'string') throw new ParameterError(`Invalid string: ${show(raw)}`, { param: path });
    if (raw === '') throw emptyValue(path);
    if (raw.length > limit) {
      throw new ParameterError(`Invalid string: value must be at most ${limit} characters long, but it has ${raw.length}.`, {
        code: 'parameter_invalid_string_long',
        param: path,
      });
    }
    return raw;
  });
}

/** A whole number within safe bounds. */
export function integer(bounds: { min?: number; max?: number } = {}): Field<number> {
  return field((raw, path) => {
    const value = typeof raw === 'string' && /^-?\d{1,15}$/.test(raw) ? Number(raw) : raw;
    if (raw === '') throw emptyValue(path);
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new ParameterError(`Invalid integer: ${show(raw)}`, {
        code: 'parameter_invalid_integer',
        param: path,
      });
    }
    if (value < (bounds.min ?? -Infinity) || value > (bounds.max ?? Infinity)) {
      throw new ParameterError(
        bounds.min === undefined || value > bounds.min
          ? `This value must be less than or equal to ${bounds.max}.`
          : `This value must be greater than or equal to ${bounds.min}.`,
        { code: 'parameter_invalid_integer', param: path },
      );
    }
    return value;
  });
}

/** `true` or `false`, as a word in forms. */
export function flag(): Field<boolean> {
  return field((raw, path) => {
    if (raw === true || raw === 'true') return true;
    if (raw === false || raw === 'false') return false;
    throw new ParameterError(`Invalid boolean: ${show(raw)}`, { param: path });
  });
}

/** One of a few words. */
export function oneOf<const W extends string>(...words: readonly W[]): Field<W> {
  return field(
    (raw, path) => {
      const word = words.find((candidate) => candidate === raw);
      if (word !== undefined) return word;
      throw new ParameterError(`Invalid ${path}: must be one of ${words.join(', ')}`, { param: path });
    },
    { kind: 'choice', words },
  );
}

/** A list of values of one kind. */
export function list<T>(item: Field<T>): Field<T[]> {
  return field(
    (raw, path) => {
      if (!Array.isArray(raw)) throw new ParameterError('Invalid array', { param: path });
      return raw.map((each, index) => item.parse(each, `${path}[${index}]`));
    },
    { kind: 'list', item },
  );
}

/** A parameter that may be left out. */
export function optional<T>(inner: Field<T>): Field<T | undefined> {
  return { ...inner, required: false, parse: (raw, path) => (raw === undefined ? undefined : inner.parse(raw, path)) };
}

/** A parameter that may be left out, and whose empty value (or JSON null) unsets it. */
export function clearable<T>(inner: Field<T>): Field<T | null | undefined> {
  return optional({
    ...inner,
    parse: (raw, path) => (raw === '' || raw === null ? null : inner.parse(raw, path)),
  });
}

/** A parameter of older versions that this one refuses with a code of its own. */
export function retired(code: string, message: string): Field<undefined> {
  return {
    required: false,
    form: { kind: 'retired' },
    parse: (raw, path) => {
      if (raw !== undefined) throw new ParameterError(message, { code, param: path });
      return undefined;
    },
  };
}

function field<T>(parse: Field<T>['parse'], form?: FieldForm): Field<T> {
  return { required: true, parse, ...(form && { form }) };
}

function emptyValue(path: string): ParameterError {
  return new ParameterError(
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: path },
  );
}

function show(raw: unknown): string {
  return typeof raw === 'string' ? raw : JSON.stringify(raw);
}
