import { describe, expect, it } from '@jest/globals';
import { hasContactDetails, hasHiddenContact, hasLink } from './contact-details.js';

describe('contact details in a text', () => {
  it.each([
    'mail me: jo.ann+work@mail-host.example',
    'ring +49 170 1234567',
    'call me on (0170) 123 45 678',
    'my WhatsApp: 0170-1234567',
    'Telegram @joann',
    'join t.me/joann',
    'jürgen@büro.example',
  ])('are found in "%s"', (text) => {
    expect(hasContactDetails(text)).toBe(true);
  });

  it.each([
    'Prices from 90 to 160, due in 14 days, order 2024-11-30',
    'Answer about ten mails a day and 25 telephone notes',
    'Sync 12.000 products @ 3 shops every hour',
    'Write 4×1,400 words for readers of signal processing blogs',
    'Totals: 1 200 300 and 4 500 600',
    'Move the WhatsApp button on my shop to the left',
  ])('are not found in "%s"', (text) => {
    expect(hasContactDetails(text)).toBe(false);
  });

  it('are suspected where somebody hides them', () => {
    expect(hasHiddenContact('jo (at) mail dot com')).toBe(true);
    expect(hasHiddenContact('write to jo at mailhost dot com')).toBe(true);
    expect(hasHiddenContact('Meet me at noon')).toBe(false);
  });

  it('are told apart from links', () => {
    expect(hasLink('see https://shop.example/a')).toBe(true);
    expect(hasLink('see the shop')).toBe(false);
  });
});
