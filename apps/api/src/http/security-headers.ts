import { randomBytes } from 'node:crypto';
import type { Config } from '@sidecrew/platform';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Where the page's nonce waits for the renderer. */
export const nonceOf = (res: Response): string => String(res.locals.cspNonce);

/** Headers of every answer: a strict policy in which only scripts with the page's nonce run. */
export function securityHeaders(config: Config): RequestHandler[] {
  const isHttps = config.publicUrl.startsWith('https:');
  const origin = new URL(config.publicUrl);
  const socket = `${isHttps ? 'wss' : 'ws'}://${origin.host}`;
  return [
    (_req, res, next) => {
      res.locals.cspNonce = randomBytes(16).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          baseUri: ["'none'"],
          connectSrc: ["'self'", socket],
          fontSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'", 'data:'],
          manifestSrc: ["'self'"],
          scriptSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
          styleSrc: ["'self'", "'unsafe-inline'"],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: isHttps ? undefined : false,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
    }),
  ];
}
