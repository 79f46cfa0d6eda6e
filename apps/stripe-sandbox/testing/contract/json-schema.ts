/** The part of OpenAPI 3.0 that the contract is written in. */
export interface OpenApiSchema {
  $ref?: string;
  type?: string;
  enum?: (string | number | boolean)[];
  format?: string;
  maxLength?: number;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, OpenApiSchema>;
  additionalProperties?: OpenApiSchema | boolean;
  items?: OpenApiSchema;
  anyOf?: OpenApiSchema[];
  'x-expandable'?: boolean;
  'x-stub'?: boolean;
}

/** Where the contract keeps its schemas. */
export const HOME = '#/components/schemas/';

/** Where a schema of the contract is found once it has been handed to the validator. */
export const addressOf = (name: string): string => `contract:/${name}`;

/** The schema that a reference of the contract names. */
export const nameIn = (reference: string): string => reference.slice(HOME.length);

/** What an answer must look like: all required fields, and no field that is not described. */
export function answerSchema(schema: OpenApiSchema): object {
  const fits = plain(schema, answerSchema);
  // Said as a choice by type, so that a wrong object is not also called a wrong string.
  return schema.nullable ? { if: { type: 'null' }, else: fits } : fits;
}

/** What a request may look like; an empty value (v2: null) unsets and fits everywhere. */
export function requestSchema(schema: OpenApiSchema): object {
  return { if: { enum: ['', null] }, else: plain(schema, requestSchema) };
}

function plain(schema: OpenApiSchema, each: (part: OpenApiSchema) => object): object {
  if (schema.$ref !== undefined) return { $ref: addressOf(nameIn(schema.$ref)) };
  // An uploaded file reaches the sandbox as its outside only.
  if (schema.format === 'binary') return {};
  const [id, object, ...others] = schema.anyOf ?? [];
  if (schema['x-expandable'] && id && object && others.length === 0) return { if: { type: 'string' }, then: each(id), else: each(object) };
  const { type, enum: values, maxLength, required, items, anyOf } = schema;
  return {
    ...(type !== undefined && { type }),
    ...(values && { enum: values }),
    ...(maxLength !== undefined && { maxLength }),
    ...(required && { required }),
    ...(items && { items: each(items) }),
    ...(anyOf && { anyOf: anyOf.map(each) }),
    ...fieldsOf(schema, each),
  };
}

function fieldsOf(schema: OpenApiSchema, each: (part: OpenApiSchema) => object): object {
  const { properties, additionalProperties } = schema;
  const rest = typeof additionalProperties === 'object' ? each(additionalProperties) : additionalProperties;
  if (!properties) return rest === undefined ? {} : { additionalProperties: rest };
  const fields = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, each(part)]));
  // Of some objects the contract says nothing but that they are objects.
  const open = schema['x-stub'] === true || Object.keys(fields).length === 0;
  return { properties: fields, additionalProperties: rest ?? open };
}
