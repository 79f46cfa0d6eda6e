import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { type RunningApp, startApp } from '../setup/app.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

describe('the schema', () => {
  it('that runs is the one that clients were written against', async () => {
    const committed = await readFile(new URL('../../libs/api-types/schema.graphql', import.meta.url), 'utf8');
    const running = printSchema(lexicographicSortSchema(world.app.get(GraphQLSchemaHost).schema));
    // When this fails: `node apps/api/dist/print-schema.js > libs/api-types/schema.graphql`, and look at the difference.
    // When printing leaves something out, its resolver is missing in apps/api/src/resolvers.ts.
    expect(`${running.trim()}\n`).toBe(`${committed.trim()}\n`);
  });
});
