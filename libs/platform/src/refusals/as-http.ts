import { HttpException } from '@nestjs/common';
import { NotFound, Refusal } from './refusal.js';

/** A refusal in the words of HTTP, for the few doors that are not GraphQL; any other error as it is. */
export const asHttp = (error: unknown): unknown =>
  error instanceof Refusal ? new HttpException({ code: error.code, message: error.message }, error instanceof NotFound ? 404 : 422) : error;
