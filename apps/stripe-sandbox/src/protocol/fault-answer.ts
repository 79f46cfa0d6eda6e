import type { RequestFault } from '../control/fault-rules.js';
import type { World } from '../world.js';
import { errorAnswer } from './answer.js';
import { ApiError } from './api-error.js';
import type { Outcome } from './handle-request.js';

const refusals = {
  '500': () => new ApiError(500, 'api_error', 'An unknown error occurred.'),
  '503': () => new ApiError(503, 'api_error', 'The service is temporarily unavailable.'),
  rate_limit: () =>
    new ApiError(429, 'invalid_request_error', 'Too many requests: the rate limit was reached.', {
      code: 'rate_limit',
    }),
  lock_timeout: () =>
    new ApiError(429, 'invalid_request_error', 'This object is in use by another request. Try again in a moment.', {
      code: 'lock_timeout',
    }),
};

/** What a fault shows to the caller. */
export function faultAnswer(world: World, fault: RequestFault, step: { version: 1 | 2; requestId: string }): Outcome {
  if (fault.do === 'timeout') return 'silence';
  if (fault.do === 'reset' || fault.do === 'slow') return 'cut';
  const answer = errorAnswer(world, refusals[fault.do](), step.version, step.requestId);
  // Stripe says not to retry a stored 500, since the same key would only replay it.
  return fault.stored ? { ...answer, headers: { ...answer.headers, 'Stripe-Should-Retry': 'false' } } : answer;
}

/** Waits in wall time. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
