/** The `type` of an error answer, as the official clients tell them apart. */
export type ErrorType = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';

/** Fields an error may carry besides its message. */
export interface ErrorFields {
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: unknown;
  setup_intent?: unknown;
  payment_method?: unknown;
  payment_method_type?: string;
  network_decline_code?: string;
  advice_code?: string;
}

/**
 * A refusal in the shape of an API answer.
 * `keepsEffects` marks refusals that leave something behind, as a declined card leaves a failed charge.
 */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: ErrorType,
    message: string,
    readonly fields: ErrorFields = {},
    readonly keepsEffects = false,
  ) {
    super(message);
  }
}

/** 400: the request cannot be carried out as it stands. */
export function invalidRequest(message: string, fields: ErrorFields = {}): ApiError {
  return new ApiError(400, 'invalid_request_error', message, fields);
}

/** 404: nothing with this id belongs to the acting account. */
export function missing(noun: string, id: string, param = 'id'): ApiError {
  return new ApiError(404, 'invalid_request_error', `No such ${noun}: '${id}'`, {
    code: 'resource_missing',
    param,
  });
}

/** 400: an object exists, but its state does not allow the action. */
export function unexpectedState(code: string, message: string, fields: ErrorFields = {}): ApiError {
  return invalidRequest(message, { code, ...fields });
}

/** A parameter that cannot be read. Such answers are never kept under an idempotency key. */
export class ParameterError extends ApiError {
  constructor(message: string, fields: ErrorFields) {
    super(400, 'invalid_request_error', message, fields);
  }
}
