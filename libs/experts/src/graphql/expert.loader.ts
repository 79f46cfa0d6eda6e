import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@sidecrew/platform';
import { ExpertsReader } from '../profiles/experts.reader.js';
import type { ProfileRow } from '../profiles/profile-rows.js';

/** The expert profiles of one request, read in one statement however many fields ask. */
@Injectable()
export class ExpertLoader {
  constructor(private readonly experts: ExpertsReader) {}

  /** Null where the person has no profile. */
  load({ loaders }: RequestContext, personId: string): Promise<ProfileRow | null> {
    return loaders
      .named<ProfileRow | null>('ExpertById', async (ids) => {
        const rows = new Map((await this.experts.byIds(ids)).map((row) => [row.id, row]));
        return ids.map((id) => rows.get(id) ?? null);
      })
      .load(personId);
  }
}
