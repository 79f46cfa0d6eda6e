import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './preferred-language';

describe('the language of a new account', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en;q=0.5, pt-BR;q=0.9', 'pt'],
    ['fr', 'fr'],
    ['*', 'en'],
    ['nl;q=0, en', 'en'],
    ['<script>', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('is taken from what the browser asks for: %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
