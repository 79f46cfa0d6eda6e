import { describe, expect, it } from '@jest/globals';
import { Store } from './store.js';

describe('a step that is taken back', () => {
  const withFiles = (...ids: string[]) => {
    const store = new Store(undefined);
    for (const id of ids) {
      store.tables.files.insert('acct_1', {
        ...{ id, object: 'file', created: 1, expires_at: null, filename: null, purpose: 'dispute_evidence' },
        ...{ size: 1, title: null, type: null, url: null },
      });
    }
    store.commit();
    return store;
  };
  const order = (store: Store) => store.tables.files.all().map(({ id }) => id);

  it('leaves everything as it was', () => {
    const store = withFiles('file_1', 'file_2');
    store.tables.files.update('file_1', { size: 9 });
    store.tables.files.remove('file_2');
    store.rollback();
    expect(store.tables.files.get('file_1')?.size).toBe(1);
    expect(order(store)).toEqual(['file_1', 'file_2']);
  });

  it('puts what was removed back into its place', () => {
    const store = withFiles('file_1', 'file_2', 'file_3');
    store.tables.files.remove('file_1');
    store.tables.files.remove('file_2');
    store.rollback();
    expect(order(store)).toEqual(['file_1', 'file_2', 'file_3']);
  });
});
