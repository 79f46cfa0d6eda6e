import { describe, expect, it } from '@jest/globals';
import { startSettings } from './settings.mjs';

describe('what is started', () => {
  it('is everything, with the demo world, when nothing is said', () => {
    expect(startSettings({})).toEqual({
      demo: true,
      embeddedDatabase: true,
      sandbox: true,
      wishedPort: 3000,
    });
  });

  it('has neither database nor demo beside a database of your own', () => {
    const settings = startSettings({ DATABASE_URL: 'postgresql://…', PORT: '8080' });
    expect(settings).toEqual({ demo: false, embeddedDatabase: false, sandbox: true, wishedPort: 8080 });
  });

  it('has the demo there too when it is asked for', () => {
    expect(startSettings({ DATABASE_URL: 'postgresql://…', DEMO: '1' }).demo).toBe(true);
  });

  it('has no sandbox when there is a key of Stripe', () => {
    expect(startSettings({ STRIPE_SECRET_KEY: 'sk_test_1' }).sandbox).toBe(false);
  });
});
