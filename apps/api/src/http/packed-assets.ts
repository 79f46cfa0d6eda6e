import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
const packers = {
  br: (text: Buffer) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (text: Buffer) => promisify(gzip)(text, { level: 9 }),
} as const;

/**
 * Scripts and styles in the encoding that the browser takes, packed once per file and process. Their names carry a hash,
 * so a packed one never grows old. Whatever is not a script or a style of this folder is left to the next handler.
 */
export function packedAssets(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer | null>>();
  const pack = (path: string, encoding: keyof typeof packers) =>
    readFile(join(folder, path)).then(
      (text) => packers[encoding](text),
      () => null,
    );
  return (req, res, next) => {
    const path = normalize(req.path);
    const type = types[extname(path)];
    const encoding = req.acceptsEncodings('br', 'gzip');
    if (!type || (encoding !== 'br' && encoding !== 'gzip') || path.includes('..')) return next();
    const key = `${encoding} ${path}`;
    const found = packed.get(key) ?? pack(path, encoding);
    found.then((body) => {
      // A name that does not exist is not remembered: anyone can ask for anything.
      if (!body) return next();
      packed.set(key, found);
      res.set({
        'Content-Type': type,
        'Content-Encoding': encoding,
        Vary: 'Accept-Encoding',
        'Cache-Control': 'public, max-age=31536000, immutable',
      });
      res.send(body);
    }, next);
  };
}
