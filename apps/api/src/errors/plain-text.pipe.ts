import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { insideForm } from './input-errors.js';

/** Control signs but tab and line ends: no screen shows them, and PostgreSQL cannot store the first. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Refuses text that cannot be stored or shown, wherever in the arguments it stands: one rule for every field there is and will be. */
export class PlainTextPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    const found = type === 'custom' ? null : firstUnreadable(value, '');
    if (found === null) return value;
    const field = insideForm(found);
    const message = 'contains signs that cannot be read. Type it anew.';
    throw new GraphQLError(`${field} ${message}`, { extensions: { code: 'BAD_USER_INPUT', fields: [{ field, message }] } });
  }
}

/** The path of the first such text, or null. Half of a pair of surrogates is no sign either. */
function firstUnreadable(value: unknown, path: string): string | null {
  if (typeof value === 'string') return control.test(value) || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const found = firstUnreadable(part, path ? `${path}.${name}` : name);
    if (found !== null) return found;
  }
  return null;
}
