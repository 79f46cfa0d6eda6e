import type { World } from '../world.js';
import type { ApiError } from './api-error.js';

/** A finished answer before it is sent. */
export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify(body, null, 2), headers };
}

/** The body of a refusal in the shape of its protocol version. */
export function errorAnswer(world: World, error: ApiError, version: 1 | 2, requestId: string): Answer {
  const { message, type, fields } = error;
  const logUrl = `${world.publicUrl}/_sandbox/requests/${requestId}`;
  const docUrl = fields.code && {
    doc_url: `https://docs.stripe.com/error-codes/${fields.code.replaceAll('_', '-')}`,
  };
  const body =
    version === 2 && type !== 'idempotency_error'
      ? {
          error: {
            code: fields.code ?? 'invalid_request',
            message,
            ...(fields.param && { param: fields.param }),
          },
        }
      : { error: { ...fields, ...docUrl, message, request_log_url: logUrl, type } };
  return jsonAnswer(error.status, body, retryAdvice(error));
}

// The official clients obey this header before any rule of their own.
function retryAdvice(error: ApiError): Record<string, string> {
  if (error.fields.code === 'lock_timeout') return { 'Stripe-Should-Retry': 'true' };
  return error.status >= 500 || error.status === 409 ? {} : { 'Stripe-Should-Retry': 'false' };
}
