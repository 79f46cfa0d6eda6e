import type { RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { KnownRequest } from './who-asks.js';

/** Drawing a document costs as much as a dozen pages. */
const weightOf = (path: string): number => (path.startsWith('/documents/') ? 12 : 1);

/**
 * How much one person, or one network address of people who are not signed in, may ask of this process in a minute; what is above gets
 * 429 with the time to wait. Webhooks bring their own signature, and their sender decides how fast they come.
 */
export function requestRate(perMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return (req: KnownRequest, res, next) => {
    if (req.path.startsWith('/webhooks/')) {
      next();
      return;
    }
    limiter.consume(req.actor?.id ?? req.ip ?? '', weightOf(req.path)).then(
      () => next(),
      (refused: unknown) => (refused instanceof RateLimiterRes ? refuse(res, refused) : next(refused)),
    );
  };
}

/** In the shape of GraphQL's errors, which the client shows as they are. */
function refuse(res: Response, { msBeforeNext }: RateLimiterRes): void {
  const seconds = Math.ceil(msBeforeNext / 1_000);
  const message = `That was too much at once. Try again in ${seconds} s.`;
  res
    .status(429)
    .set('Retry-After', String(seconds))
    .json({ errors: [{ message, extensions: { code: 'TOO_MANY_REQUESTS' } }] });
}
