import { describe, expect, it } from '@jest/globals';
import { onDate } from './tell.js';
import { withDates } from './with-dates.js';

describe('a moment inside a notice', () => {
  it('is written in the language of its sentence and in the zone of its reader', () => {
    const sentence = `The money leaves on ${onDate('2026-10-25T01:35:00Z')}.`;
    expect(withDates(sentence, 'Europe/Lisbon')).toBe('The money leaves on Sun 25 Oct, 01:35.');
    expect(withDates(sentence, 'Asia/Tokyo')).toBe('The money leaves on Sun 25 Oct, 10:35.');
  });
});
