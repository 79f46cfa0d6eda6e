import { describe, expect, it } from '@jest/globals';
import { deviceName } from './device-name.js';

describe('the device behind a session', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Chrome on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
  ])('is named as its owner would: %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });

  it.each([
    ['curl/8.14.1', 'curl'],
    ['Unknown device', 'Unknown device'],
    ['', 'Unknown device'],
  ])('that is no browser says what it can: “%s”', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
