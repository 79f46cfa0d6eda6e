import { describe, expect, it } from '@jest/globals';
import { readConfig, SettingsRefused } from './config.js';

const good = {
  PUBLIC_URL: 'https://sidecrew.example',
  DATABASE_URL: 'postgres://sidecrew_app@db/sidecrew',
  SESSION_SECRET: 'thirty-two-characters-and-a-few-more',
  SMTP_URL: 'smtp://mail.example',
  FILES_DIR: '/var/lib/sidecrew',
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1,whsec_2',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_3',
  STRIPE_THIN_WEBHOOK_SECRET: 'whsec_4',
};
const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.problems;
    throw error;
  }
};

describe('the settings of the process', () => {
  it('are enough with these, and then run no demo', () => {
    expect(readConfig(good)).toMatchObject({ role: 'all', demo: false, movableClock: false, port: 3000 });
    expect(readConfig(good).stripe.webhookSecrets).toEqual(['whsec_1', 'whsec_2']);
  });

  it('are all named at once when nothing is set', () => {
    const names = problemsOf({}).map((problem) => problem.split(':')[0]);
    expect(names).toEqual([...Object.keys(good).filter((name) => name !== 'FILES_DIR'), 'FILES_DIR or S3_BUCKET']);
  });

  it('are all named at once when everything is wrong, each with its cure', () => {
    const wrong = { ...good, PORT: 'abc', ROLE: 'boss', DEMO: '1', DATABASE_URL: 'mysql://x', SMTP_URL: 'mail', SESSION_SECRET: 'short' };
    expect(problemsOf(wrong)).toEqual([
      'PORT: a whole number from 0 to 65535',
      'DATABASE_URL: postgres://user:password@host/database of the application role',
      'SESSION_SECRET: at least 32 random characters',
      'ROLE: all, api or worker',
      'SMTP_URL: smtp://user:password@host:port of your mail server',
      'DEMO: the demo world never runs with a live Stripe key; unset DEMO or use a test key',
    ]);
  });

  it('never run the demo with a live key, whichever kind', () => {
    expect(problemsOf({ ...good, DEMO: '1', STRIPE_SECRET_KEY: 'rk_live_1' })).toHaveLength(1);
    expect(problemsOf({ ...good, DEMO: '1', STRIPE_SECRET_KEY: 'sk_test_1' })).toEqual([]);
  });

  it.each(['http://sidecrew.example', 'http://10.0.0.4:3000', 'http://localhost.evil.example'])(
    'want https, or a local address: not %s',
    (url) => {
      expect(problemsOf({ ...good, PUBLIC_URL: url })).toEqual(['PUBLIC_URL: starts with https:// unless it is a local address']);
    },
  );

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]'])('take plain http at %s', (url) => {
    expect(problemsOf({ ...good, PUBLIC_URL: url })).toEqual([]);
  });
});
