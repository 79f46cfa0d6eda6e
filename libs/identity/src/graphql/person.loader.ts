import type DataLoader from 'dataloader';
import type { RequestContext } from '@sidecrew/platform';
import type { PersonRow, UsersReader } from '../people/users.reader.js';

let reader: UsersReader | null = null;

/** Called once by the module; loaders are made per request and share the reader. */
export const setPersonReader = (users: UsersReader): void => {
  reader = users;
};

/** The people of this request, read in one statement however many screens ask. */
export function personLoader(context: RequestContext): DataLoader<string, PersonRow> {
  return context.loaders.named<PersonRow>('PersonById', async (ids) => {
    const rows = new Map((await reader?.people(ids))?.map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? new Error(`Nobody has the id ${id}.`));
  });
}
