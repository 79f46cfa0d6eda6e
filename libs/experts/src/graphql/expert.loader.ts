import type { RequestContext } from '@sidecrew/platform';
import type DataLoader from 'dataloader';
import type { ExpertsReader } from '../profiles/experts.reader.js';
import type { ProfileRow } from '../profiles/profile-rows.js';

let reader: ExpertsReader | null = null;

/** Called once by the module; loaders are made per request and share the reader. */
export const setExpertReader = (experts: ExpertsReader): void => {
  reader = experts;
};

/** The expert profiles of this request by person, read in one statement. Null where a person has none. */
export function expertLoader(context: RequestContext): DataLoader<string, ProfileRow | null> {
  return context.loaders.named<ProfileRow | null>('ExpertById', async (ids) => {
    const rows = new Map((await reader?.byIds(ids))?.map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}
