import { invalidRequest } from '../protocol/api-error.js';

/** Refuses addresses that no event could be sent to. */
export function checkUrl(url: string, param = 'url'): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', {
      code: 'url_invalid',
      param,
    });
  }
}
