import { isRecord } from '../../src/protocol/shapes.js';
import { checkAnswer } from './check-answer.js';
import { objectsOf, relatedTo, resolved } from './contract.js';

const schemaNamed = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What in an event, thin or with an object, is not as the contract says. */
export function checkEvent(event: unknown): string[] {
  if (!isRecord(event) || typeof event['type'] !== 'string') return ['an event without a type'];
  const { type } = event;
  const faults = event['object'] === 'event' ? checkSnapshot(event, type) : checkThin(event, type);
  return faults.map((fault) => `event ${type}: ${fault}`);
}

function checkSnapshot(event: Record<string, unknown>, type: string): string[] {
  const { data } = event;
  if (!isRecord(data) || !isRecord(data['object'])) return ['carries no object'];
  const expected = objectsOf(type) ?? [];
  const kind = String(data['object']['object']);
  if (!expected.includes(kind)) return [`carries ${kind}, where ${expected.join(' or ') || 'no event of this type'} is expected`];
  return [
    ...checkAnswer(schemaNamed('event'), event),
    ...checkAnswer(schemaNamed(kind), data['object']),
    ...checkPrevious(type, kind, data['previous_attributes']),
  ];
}

function checkPrevious(type: string, kind: string, previous: unknown): string[] {
  if (previous === undefined) return type.endsWith('.updated') ? ['does not tell what was before'] : [];
  const known = Object.keys(resolved(schemaNamed(kind)).properties ?? {});
  const unknown = Object.keys(isRecord(previous) ? previous : {}).filter((name) => !known.includes(name));
  return unknown.map((name) => `tells an earlier ${name}, which a ${kind} does not have`);
}

function checkThin(event: Record<string, unknown>, type: string): string[] {
  const related = relatedTo(type);
  if (related === undefined) return ['no thin event of this type is ever sent'];
  const pointed = isRecord(event['related_object']) ? event['related_object']['type'] : null;
  const wrong = pointed === null || pointed === related ? [] : [`points at ${String(pointed)} instead of ${String(related)}`];
  return [...checkAnswer(schemaNamed('v2.core.event'), event), ...wrong];
}
