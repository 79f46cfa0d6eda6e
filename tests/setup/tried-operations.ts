import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { TRIED } from '../../apps/launcher/src/test/tried.mjs';
import type { Answer } from './visitor.js';

/** Lines that this process has written: an operation is tried once, however often it is asked. */
const written = new Set<string>();

/**
 * Writes down which operations an answer was about and how each ended, for the last stage of `npm test`: it fails
 * where an operation was never done or never refused, or where a code of refusal was never met.
 */
export function noteTried(query: string, { data, errors }: Answer<unknown>): void {
  const results = (data ?? {}) as Readonly<Record<string, unknown>>;
  const failure = errors?.[0]?.extensions?.['code'];
  for (const { operation, key } of rootFieldsOf(query)) {
    note(operation, ...outcomeOf(results[key], failure));
  }
}

/** Files come over plain HTTP, and are refused there by the same codes. */
export function noteRefusedUpload({ status, body }: { readonly status: number; readonly body?: { readonly code?: unknown } }): void {
  if (status === 422 && typeof body?.code === 'string') note('upload', 'refused', body.code);
}

/** For what is not asked over HTTP: subscriptions. */
export function note(operation: string, outcome: 'done' | 'refused' | 'denied' | 'absent', code?: string): void {
  const spec = basename(expect.getState().testPath ?? '');
  const line = JSON.stringify({ operation, outcome, code, spec });
  if (written.has(line)) return;
  written.add(line);
  appendFileSync(TRIED, `${line}\n`);
}

function rootFieldsOf(query: string): { operation: string; key: string }[] {
  try {
    return parse(query).definitions.flatMap((definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION
        ? []
        : definition.selectionSet.selections.flatMap((field) =>
            field.kind !== Kind.FIELD
              ? []
              : [{ operation: `${definition.operation} ${field.name.value}`, key: field.alias?.value ?? field.name.value }],
          ),
    );
  } catch {
    // Some stories send what is no GraphQL at all; it is about no operation.
    return [];
  }
}

function outcomeOf(result: unknown, failure: unknown): ['done' | 'refused' | 'denied' | 'absent', string?] {
  if (typeof failure === 'string') return ['denied', failure];
  if (result === null || result === undefined) return ['absent'];
  const { __typename, code } = result as { __typename?: string; code?: string };
  return __typename === 'Refused' ? ['refused', code] : ['done'];
}
