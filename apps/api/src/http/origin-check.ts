import type { Config } from '@sidecrew/platform';
import type { RequestHandler } from 'express';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request from this Origin may act: our own pages, or a caller that is no browser and sends none. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, config: Config): boolean {
  if (origin === undefined) return true;
  if (origin === new URL(config.publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Refuses writes that another site's page sends with this browser's cookie. Webhooks bring their own signature. */
export const originCheck =
  (config: Config): RequestHandler =>
  (req, res, next) => {
    if (safe.has(req.method) || req.path.startsWith('/webhooks/') || isOwnOrigin(req.get('origin'), req.get('host'), config)) next();
    else res.status(403).json({ message: 'This request came from another site.' });
  };
