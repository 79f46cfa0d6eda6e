import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { FAULT_SENTENCE, logFault } from './log-fault.js';

/** Takes the framework's own logging out of the way: it would print errors whole, with the parameters of statements. */
@Catch()
export class EveryErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL takes a returned error for the field's error, and one place there words and logs it.
    if (host.getType<GqlContextType>() === 'graphql') {
      return error instanceof Error ? error : new Error(String(error));
    }
    if (error instanceof HttpException) return super.catch(error, host);
    const response = host.switchToHttp().getResponse<Response>();
    const status = statusOf(error);
    if (response.headersSent) {
      logFault(error);
      response.destroy();
    } else if (status < 500) {
      response.status(status).json({ statusCode: status, message: 'This request cannot be read.' });
    } else {
      response.status(500).json({ statusCode: 500, message: FAULT_SENTENCE, reference: logFault(error) });
    }
    return undefined;
  }
}

/** Express marks what a client did wrong (a torn body, a bad address) with a status of its own. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
