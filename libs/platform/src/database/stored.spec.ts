import { describe, expect, it } from '@jest/globals';
import { restored } from './stored.js';

interface Row {
  readonly title: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

describe('a row that came inside JSON', () => {
  it('has its dates back, and keeps text that only looks like one', () => {
    const rowOf = restored<Row>({ createdAt: true, endedAt: true });
    expect(rowOf({ title: '2026-03-01', createdAt: '2026-03-01T10:00:00.123456+00:00', endedAt: null })).toEqual({
      title: '2026-03-01',
      createdAt: new Date('2026-03-01T10:00:00.123Z'),
      endedAt: null,
    });
  });
});
