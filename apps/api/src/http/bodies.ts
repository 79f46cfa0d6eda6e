import type { Request, RequestHandler } from 'express';
import express from 'express';

/**
 * Reads JSON bodies and keeps their raw bytes, which signatures of webhooks are made of. Uploads are streamed by their
 * own route, and forms of pages belong to the renderer: both must find their body unread.
 */
export function jsonBodies(): RequestHandler {
  const parse = express.json({
    limit: '1mb',
    verify: (req: Request & { rawBody?: Buffer }, _res, raw) => {
      req.rawBody = raw;
    },
  });
  return (req, res, next) => (req.path === '/graphql' || req.path.startsWith('/webhooks/') ? parse(req, res, next) : next());
}
