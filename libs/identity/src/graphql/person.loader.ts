import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import { type PersonRow, UsersReader } from '../people/users.reader.js';

/** The people of one request, read in one statement however many fields ask. */
@Injectable()
export class PersonLoader {
  constructor(private readonly users: UsersReader) {}

  load({ loaders }: RequestContext, personId: string): Promise<PersonRow> {
    return loaders
      .named<PersonRow>('PersonById', async (ids) => {
        const rows = new Map((await this.users.people(ids)).map((row) => [row.id, row]));
        return ids.map((id) => rows.get(id) ?? new Error(`Nobody has the id ${id}.`));
      })
      .load(personId);
  }
}
