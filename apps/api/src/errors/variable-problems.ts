import { type FieldProblem, insideForm } from './input-errors.js';

/**
 * What GraphQL itself found wrong with a variable, by the field's name and without the value: it may be a password, or a
 * megabyte. Null where the message is about something else.
 */
export function variableProblem(message: string): FieldProblem | null {
  const variable = /^Variable "\$(\w+)" (.*)$/s.exec(message);
  if (!variable) return null;
  const [, name = '', found = ''] = variable;
  const at = new RegExp(` at "(${name}[\\w.[\\]]*)"; `).exec(found)?.[1] ?? name;
  const place = at.replaceAll(/\[(\d+)\]/g, '.$1');
  const problem = (path: string, what: string): FieldProblem => ({ field: insideForm(path), message: what });
  const missing = /; Field "(\w+)" of required type/.exec(found)?.[1];
  if (missing) return problem(`${place}.${missing}`, 'is missing');
  const unknown = /; Field "(\w+)" is not defined by type/.exec(found)?.[1];
  if (unknown) return problem(`${place}.${unknown}`, 'is not known');
  const isMissing = found.startsWith('of required type') || found.startsWith('of non-null type');
  return problem(place, isMissing ? 'is missing' : 'is not what is asked for');
}
