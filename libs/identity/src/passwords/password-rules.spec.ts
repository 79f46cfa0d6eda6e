import { describe, expect, it } from '@jest/globals';
import { PasswordTooWeak } from '../identity.refusals.js';
import { refuseWeakPassword } from './password-rules.js';

const olga = { email: 'olga.brandt@shop.example', name: 'Olga Brandt' };

describe('a password', () => {
  it.each([
    'short1',
    'x'.repeat(129),
    'password',
    'Password123!',
    'qwertyuiop',
    'aaaaaaaabbbb',
    'olga.brandt1',
    'Brandt2026!',
    'olgabrandt99',
    'sidecrew2026',
  ])('is refused when it is %s', (password) => {
    expect(() => refuseWeakPassword(password, olga)).toThrow(PasswordTooWeak);
  });

  it.each(['quiet-harbour-lantern-58', 'ärger im garten 7', 'tr0ub4dor&3xyz', `${'long and plain words '.repeat(6)}`])(
    'is taken when it is %s',
    (password) => {
      expect(() => refuseWeakPassword(password, olga)).not.toThrow();
    },
  );

  it('never repeats itself in the refusal', () => {
    expect.assertions(1);
    try {
      refuseWeakPassword('Password123!', olga);
    } catch (error) {
      expect(String(error)).not.toContain('Password123!');
    }
  });
});
