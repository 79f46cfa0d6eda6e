import { describe, expect, it } from '@jest/globals';
import { days, later } from '@sidecrew/platform';
import { afterDecline } from './decline-plan.js';

const monday = new Date('2026-01-05T09:00:00Z');

describe('a saved card that was not charged', () => {
  it.each([
    [1, 1],
    [2, 3],
    [3, 5],
  ])('after decline %i is tried %i days after the first one', (attempt, day) => {
    expect(afterDecline('insufficient_funds', attempt, monday)).toEqual({ then: 'retry', at: later(monday, days(day)) });
  });

  it('is left alone after the fourth decline', () => {
    expect(afterDecline('insufficient_funds', 4, monday)).toEqual({ then: 'stop' });
  });

  it.each(['lost_card', 'stolen_card', 'expired_card', 'no_longer_wanted'])('is not tried again for %s', (code) => {
    expect(afterDecline(code, 1, monday)).toEqual({ then: 'stop' });
  });

  it.each([
    ['authentication_required', 'bank'],
    ['no_saved_card', 'no_card'],
  ])('asks its owner back for %s, at any attempt', (code, because) => {
    const asked = { then: 'ask_back', because };
    expect([afterDecline(code, 1, monday), afterDecline(code, 4, monday)]).toEqual([asked, asked]);
  });
});
