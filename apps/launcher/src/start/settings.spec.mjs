import { describe, expect, it } from '@jest/globals';
import { startSettings } from './settings.mjs';

const webhookSecrets = {
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_2',
  STRIPE_THIN_WEBHOOK_SECRET: 'whsec_3',
};

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
    const settings = startSettings({ DATABASE_URL: 'postgresql://…', PORT: '8080', SMTP_URL: 'smtp://mail' });
    expect(settings).toEqual({ demo: false, embeddedDatabase: false, sandbox: true, wishedPort: 8080 });
  });

  it('has the demo there too when it is asked for', () => {
    expect(startSettings({ DATABASE_URL: 'postgresql://…', DEMO: '1' }).demo).toBe(true);
  });

  it('has no sandbox when there is a key of Stripe', () => {
    expect(startSettings({ STRIPE_SECRET_KEY: 'sk_test_1', ...webhookSecrets }).sandbox).toBe(false);
  });
});

describe('what is refused before anything starts', () => {
  it('is a demo with a live key of Stripe', () => {
    expect(() => startSettings({ STRIPE_SECRET_KEY: 'sk_live_1', ...webhookSecrets })).toThrow(/never runs with a live key/);
    expect(startSettings({ STRIPE_SECRET_KEY: 'sk_live_1', DEMO: '0', SMTP_URL: 'smtp://mail', ...webhookSecrets }).demo).toBe(false);
  });

  it('is told all at once, each with its cure', () => {
    const wrong = { PORT: 'three', DEMO: 'yes', ROLE: 'boss', DATABASE_URL: 'mysql://x', STRIPE_SECRET_KEY: 'sk_test_1' };
    expect.assertions(8);
    try {
      startSettings(wrong);
    } catch (error) {
      const names = ['PORT', 'DEMO', 'ROLE', 'DATABASE_URL', ...Object.keys(webhookSecrets), 'SMTP_URL'];
      for (const name of names) expect(String(error)).toContain(`  - ${name}: `);
    }
  });
});
