import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../../tests/setup/database.js';
import { Clock } from '../clock/clock.js';
import { TransactionIsOver, type Tx } from './tx.js';
import { Work } from './work.js';

class TaskTold {
  constructor(readonly words: string) {}
}

let database: TestDatabase;
let source: DataSource;
let work: Work;
let listener: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  work = new Work(source, new Clock());
  listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  listener.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  await listener.query('listen work; listen live');
});

afterAll(async () => {
  await listener?.end();
  await source?.destroy();
  await database?.drop();
});

const facts = () => work.read<{ words: string; type: string }>(`select payload->>'words' as words, type from outbox_events order by id`);

/** What has reached the listening line; an answer on it comes after every note sent before. */
async function notes(): Promise<string[]> {
  await listener.query('select 1');
  return heard.splice(0);
}

describe('a transaction', () => {
  it('writes its facts in the order they were told, and gives each note once', async () => {
    await work.transaction(async (tx) => {
      await tx.publish(new TaskTold('first'));
      await tx.touch('task:1');
      await tx.publish(new TaskTold('second, with "quotes"'));
      await tx.touch('task:1');
      await tx.touch('task:2');
    });
    expect(await facts()).toEqual([
      { type: 'TaskTold', words: 'first' },
      { type: 'TaskTold', words: 'second, with "quotes"' },
    ]);
    expect((await notes()).toSorted()).toEqual(['live task:1', 'live task:2', 'work ']);
  });

  it('tells nothing when it fails', async () => {
    const before = await facts();
    const failing = work.transaction(async (tx) => {
      await tx.publish(new TaskTold('never'));
      throw new Error('The rule says no.');
    });
    await expect(failing).rejects.toThrow('The rule says no.');
    expect(await facts()).toEqual(before);
    expect(await notes()).toEqual([]);
  });

  it('takes no statement once it is over', async () => {
    let kept: Tx | undefined;
    await work.transaction(async (tx) => {
      kept = tx;
    });
    await expect(kept?.query('select 1')).rejects.toThrow(TransactionIsOver);
  });
});
