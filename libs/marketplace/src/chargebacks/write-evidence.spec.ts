import { describe, expect, it } from '@jest/globals';
import { Money } from '@sidecrew/money';
import type { CaseFacts } from './case-facts.js';
import { writeEvidence } from './write-evidence.js';

const usd = (minor: bigint) => Money.of(minor, 'USD');
const on = (text: string) => new Date(`${text}T10:00:00Z`);

const facts: CaseFacts = {
  title: 'Match three months',
  milestoneTitle: 'March to May',
  ownerName: 'Olga Brandt',
  expertName: 'Emil Haas',
  paid: { amount: usd(10_400n), price: usd(10_000n), at: on('2026-03-02') },
  agreedAt: on('2026-03-01'),
  checklist: ['Reconciled sheet', 'List of open differences'],
  deliveries: [
    {
      n: 1,
      at: on('2026-03-09'),
      note: 'Done as agreed.',
      evidence: [{ item: 'Reconciled sheet', note: 'All rows matched.', url: 'https://sheets.example/1', files: ['sheet.pdf'] }],
    },
  ],
  changesAskedFor: 1,
  approvals: [{ by: 'owner', at: on('2026-03-12'), amount: usd(10_000n) }],
  disputesOpened: 0,
  refundedMinor: 0n,
  messages: { byOwner: 4, byExpert: 1, lastByOwnerAt: on('2026-03-13') },
};

describe('a first text for a bank', () => {
  it('says what was paid, agreed, delivered and approved, with dates', () => {
    const text = writeEvidence({ reason: 'fraudulent' }, facts);
    for (const part of [
      'Olga Brandt made this payment while signed in to their own account, for work that they had ordered and wrote 4 messages',
      'On 2 March 2026 104.00 USD were paid by card for “March to May”: 100.00 USD for the work',
      'The contract “Match three months” with Emil Haas was agreed on 1 March 2026.',
      '2. List of open differences',
      'Delivery 1, handed over on 9 March 2026: Done as agreed.',
      '- Reconciled sheet: All rows matched; link: https://sheets.example/1; files: sheet.pdf',
      'On 12 March 2026 Olga Brandt approved 100.00 USD of it.',
      'asked for changes once',
      'Olga Brandt wrote 4 messages and Emil Haas one message',
      'Olga Brandt did not open one.',
    ])
      expect(text).toContain(part);
  });

  it('leaves out what the records do not show', () => {
    const bare = {
      ...facts,
      paid: null,
      deliveries: [],
      approvals: [],
      changesAskedFor: 0,
      messages: { byOwner: 0, byExpert: 0, lastByOwnerAt: null },
    };
    const text = writeEvidence({ reason: 'product_not_received' }, bare);
    expect(text).toContain('is not handed over yet');
    for (const word of ['Delivery 1', 'Olga Brandt approved', 'asked for changes', 'wrote', 'were paid']) expect(text).not.toContain(word);
  });

  it('says honestly that the owner opened a dispute first, and that some was refunded', () => {
    const text = writeEvidence({ reason: 'product_unacceptable' }, { ...facts, disputesOpened: 1, refundedMinor: 4_160n });
    expect(text).toContain('opened one dispute with us');
    expect(text).toContain('A part of it was refunded');
    expect(text).not.toContain('did not open one');
  });

  it.each([
    'fraudulent',
    'unrecognized',
    'product_not_received',
    'product_unacceptable',
    'duplicate',
    'credit_not_processed',
    'subscription_canceled',
    'general',
  ])('begins with a sentence about %s', (reason) => {
    expect(writeEvidence({ reason }, facts).split('\n\n')[0]).toMatch(/^[A-Z].*\.$/);
  });

  it('stays below what a bank takes, however much was delivered', () => {
    const long = {
      ...facts,
      deliveries: Array.from({ length: 60 }, (_, n) => ({ n, at: on('2026-03-09'), note: 'x'.repeat(900), evidence: [] })),
    };
    expect(writeEvidence({ reason: 'general' }, long).length).toBeLessThanOrEqual(18_000);
  });
});
