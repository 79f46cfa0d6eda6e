import { missing } from '../protocol/api-error.js';
import { integer, oneOf, optional, text } from '../protocol/fields.js';
import { newId } from '../protocol/ids.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, pageShape, timeRange } from '../protocol/shapes.js';
import { nowSeconds } from '../world.js';

const purpose = oneOf('dispute_evidence', 'identity_document', 'additional_verification');

/** Documents handed in as evidence: name, size and purpose are kept, the contents are thrown away. */
export const fileRoutes = [
  route(
    'POST',
    '/v1/files',
    {
      ...expandShape,
      file: hash({ filename: text(), size: integer({ min: 1 }), type: optional(text()) }),
      purpose,
    },
    ({ world, account, params }) =>
      world.tables.files.insert(account, {
        id: newId('file'),
        object: 'file',
        created: nowSeconds(world),
        expires_at: null,
        filename: params.file.filename,
        purpose: params.purpose,
        size: params.file.size,
        title: null,
        type: params.file.filename.split('.').at(-1) ?? null,
        url: null,
      }),
  ),
  route('GET', '/v1/files', { ...pageShape, created: timeRange(), purpose: optional(purpose) }, ({ world, account, params, path }) => {
    const rows = world.tables.files
      .newestFirst(account)
      .filter((file) => within(file.created, params.created))
      .filter((file) => params.purpose === undefined || file.purpose === params.purpose);
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/files/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    const file = world.tables.files.get(id);
    if (!file || world.tables.files.ownerOf(id) !== account) throw missing('file', id);
    return file;
  }),
];
