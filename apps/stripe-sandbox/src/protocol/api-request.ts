import type { IncomingHttpHeaders } from 'node:http';
import { readParts } from '../files/multipart.js';
import { ApiError, invalidRequest } from './api-error.js';
import { parseForm } from './form-body.js';
import { isRecord } from './shapes.js';

/** A request to the API before anything in it is trusted. */
export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Which of the two protocols a path speaks. */
export function versionOf(path: string): 1 | 2 {
  return path.startsWith('/v2/') ? 2 : 1;
}

/** The parameters of a request, from body or query as its method and protocol want it. */
export function readParams(request: ApiRequest): Record<string, unknown> {
  if (request.method !== 'POST') return parseForm(request.query);
  if (request.query !== '') {
    throw invalidRequest('POST parameters belong into the body, not into the query string.');
  }
  if (request.body.length === 0) return {};
  return versionOf(request.path) === 2 ? readJson(request) : readForm(request);
}

/** One header as a single string. */
export function header(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The answer for a path that is no part of the API. */
export function unknownPath(request: ApiRequest): ApiError {
  return new ApiError(
    404,
    'invalid_request_error',
    `Unrecognized request URL (${request.method}: ${request.path}). Please see https://stripe.com/docs or this sandbox's README.`,
  );
}

function readForm(request: ApiRequest): Record<string, unknown> {
  const type = header(request, 'content-type') ?? '';
  if (request.path === '/v1/files' && type.startsWith('multipart/form-data')) return readUpload(request, type);
  if (type !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw invalidRequest(`Invalid request: v1 takes form bodies, not ${type}.`);
  }
  return parseForm(request.body.toString('utf8'));
}

// Of an uploaded file only its outside is passed on.
function readUpload(request: ApiRequest, type: string): Record<string, unknown> {
  const parts = readParts(request.body, type).map((part): [string, unknown] => {
    if (part.filename === null) return [part.name, part.content.toString('utf8')];
    return [part.name, { filename: part.filename, size: part.content.length, type: part.type ?? undefined }];
  });
  return Object.fromEntries(parts);
}

function readJson(request: ApiRequest): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(request.body.toString('utf8'));
    if (isRecord(parsed)) return parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidRequest('The request body is not a valid JSON object.', { code: 'invalid_json' });
}
