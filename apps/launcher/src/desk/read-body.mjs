const LIMIT = 10_000;

/**
 * The fields of a posted form or JSON object.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Record<string, unknown>>}
 */
export async function readBody(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LIMIT) throw new RangeError('The body is too long.');
  }
  if (!isJson(request)) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) ?? {};
  } catch {
    // Answered like a body without the field that is needed.
    return {};
  }
}

/** @param {import('node:http').IncomingMessage} request */
export function isJson(request) {
  return request.headers['content-type']?.startsWith('application/json') ?? false;
}
