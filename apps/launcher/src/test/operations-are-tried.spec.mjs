import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { gapsOf } from './operations-are-tried.mjs';

const schema = buildSchema(`
  enum RefusalCode { NOT_FOUND STALE_VERSION }
  type Query { task(id: ID!): String categories: String }
  type Mutation { closeTask(id: ID!): String setUpPayouts: String }
  type Subscription { threadChanged: String }`);

/** @type {import('./operations-are-tried.mjs').Tried[]} */
const whole = [
  { operation: 'query task', outcome: 'done', spec: 'posting.spec.ts' },
  { operation: 'query task', outcome: 'absent', spec: 'posting.spec.ts' },
  { operation: 'query categories', outcome: 'done', spec: 'experts.spec.ts' },
  { operation: 'mutation closeTask', outcome: 'done', spec: 'posting.spec.ts' },
  { operation: 'mutation closeTask', outcome: 'refused', code: 'NOT_FOUND', spec: 'posting.spec.ts' },
  { operation: 'mutation closeTask', outcome: 'refused', code: 'STALE_VERSION', spec: 'posting.spec.ts' },
  { operation: 'mutation setUpPayouts', outcome: 'done', spec: 'payouts.spec.ts' },
  { operation: 'mutation setUpPayouts', outcome: 'denied', code: 'UNAUTHENTICATED', spec: 'payouts.spec.ts' },
  { operation: 'subscription threadChanged', outcome: 'done', spec: 'live.spec.ts' },
  { operation: 'subscription threadChanged', outcome: 'denied', spec: 'live.spec.ts' },
];
const without = (/** @type {number[]} */ ...gone) => whole.filter((_one, index) => !gone.includes(index));

describe('what the specs tried', () => {
  it('is enough where everything was done, refused and met', () => {
    expect(gapsOf(schema, whole)).toEqual([]);
  });

  it('lacks what nobody did', () => {
    expect(gapsOf(schema, without(3))).toEqual(['No spec ever did: mutation closeTask']);
  });

  it('lacks a refusal: a closed door is none where the operation has rules of its own', () => {
    expect(gapsOf(schema, without(7))).toEqual(['No spec was ever refused: mutation setUpPayouts']);
    const onlyDenied = [
      ...without(4, 5),
      { operation: 'mutation closeTask', outcome: /** @type {const} */ ('denied'), code: 'FORBIDDEN', spec: 'x' },
    ];
    expect(gapsOf(schema, onlyDenied)).toContain('No spec was ever refused: mutation closeTask');
  });

  it('lacks a code that nobody met', () => {
    expect(gapsOf(schema, without(5))).toEqual(['No spec ever met the refusal STALE_VERSION']);
  });

  it('is not what was wrong on purpose', () => {
    const onPurpose = whole.map((one) => ({ ...one, spec: 'bad-input.spec.ts' }));
    expect(gapsOf(schema, onPurpose)).toHaveLength(11);
  });
});
