import Ajv from 'ajv';
import { schemas } from './contract.js';
import { addressOf, type OpenApiSchema } from './json-schema.js';

/** Says what is wrong with a value, one line for each fault. */
export type Check = (value: unknown) => string[];

/**
 * A validator over all schemas of the contract. Each is handed over under an address of its own, since then each is
 * compiled once, however many others refer to it.
 */
export function createValidator(translate: (schema: OpenApiSchema) => object, options: { readsForms: boolean }) {
  const ajv = new Ajv({ allErrors: true, validateSchema: false, meta: false, inlineRefs: false, coerceTypes: options.readsForms });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ $id: addressOf(name), ...translate(schema) });
  const compiled = new Map<OpenApiSchema, Check>();
  return (schema: OpenApiSchema): Check => {
    const known = compiled.get(schema);
    if (known) return known;
    const validate = ajv.compile(translate(schema));
    const check: Check = (value) => {
      // Reading a form changes what is read: work on a copy.
      if (validate(options.readsForms ? structuredClone(value) : value)) return [];
      return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => sentence(error, value));
    };
    compiled.set(schema, check);
    return check;
  };
}

function sentence(error: Ajv.ErrorObject, value: unknown): string {
  const params = error.params as { additionalProperty?: string };
  const where = error.dataPath || (typeof value === 'object' ? 'it' : String(value));
  const which = params.additionalProperty === undefined ? '' : ` (${params.additionalProperty})`;
  return `${where} ${error.message ?? error.keyword}${which}`;
}
