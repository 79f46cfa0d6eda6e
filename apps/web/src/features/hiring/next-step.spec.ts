import { describe, expect, it } from '@jest/globals';
import { nextStepSentence, type StepFacts } from './next-step';

const facts: StepFacts = {
  names: { owner: 'Olga Brandt', expert: 'Emil Haas' },
  name: 'Emil Haas',
  amount: '',
  date: '',
  arrives: '',
  step: '',
  round: 0,
  auto: false,
  charge: null,
  blockedBecause: null,
  released: '',
  refunded: '',
  returning: '',
  chargedBack: '',
};
const of = (state: 'completed' | 'cancelled', changes: Partial<StepFacts>) =>
  nextStepSentence(state, undefined, 'owner', { ...facts, ...changes });

describe('the sentence of a contract that is over', () => {
  it('says how its money was divided', () => {
    expect(of('completed', { released: '$60.00', refunded: '$40.00' })).toBe(
      'Completed: $60.00 was released and $40.00 went back to the card that paid.',
    );
    expect(of('completed', { released: '$100.00' })).toBe('Completed: $100.00 was released.');
    expect(of('completed', { released: '$60.00', returning: '$40.00' })).toBe(
      'Completed: $60.00 was released and $40.00 is on its way back to the card that paid.',
    );
    expect(of('cancelled', { chargedBack: '$100.00' })).toBe('Cancelled: the bank took $100.00 back.');
  });

  it('says that there was none', () => {
    expect(of('cancelled', {})).toBe('Cancelled: nothing was charged.');
  });
});

describe('the sentence of a contract that goes on', () => {
  const review = { ...facts, date: 'Fri 5 Dec, 14:00' };

  it('speaks to each side of itself', () => {
    expect(nextStepSentence('active', 'submitted', 'owner', review)).toMatch(/^Review by Fri 5 Dec, 14:00\./);
    expect(nextStepSentence('active', 'submitted', 'expert', { ...review, name: 'Olga Brandt' })).toMatch(
      /^Delivered\. Olga Brandt reviews/,
    );
  });

  it('tells the owner alone how a saved card stands', () => {
    const by = (state: 'charging' | 'declined' | 'asked_back', because: string) => ({
      ...facts,
      date: 'Sat 6 Dec, 13:00',
      charge: { state, because, retry: 'Fri 5 Dec, 14:00' },
    });
    expect(nextStepSentence('active', 'funding', 'owner', by('charging', ''))).toBe('Your card is being charged. You can leave this page.');
    const declined = by('declined', 'it has expired');
    expect(nextStepSentence('active', 'funding', 'owner', declined)).toBe(
      'Your card was declined: it has expired. We try it again on Fri 5 Dec, 14:00; you can also pay another way now.',
    );
    expect(nextStepSentence('active', 'funding', 'expert', { ...declined, charge: null })).toBe(
      'Do not start yet. Payment is being confirmed.',
    );
    expect(nextStepSentence('active', 'funding', 'owner', by('asked_back', 'your bank wants you to confirm this payment'))).toBe(
      'Your bank wants you to confirm this payment. The page waits for you until Sat 6 Dec, 13:00; nothing is charged before.',
    );
    expect(
      nextStepSentence('active', 'planned', 'owner', { ...declined, charge: { state: 'over', because: 'it has expired', retry: '' } }),
    ).toBe('Your card was not charged: it has expired. Pay another way to start.');
  });

  it('speaks to staff of both', () => {
    expect(nextStepSentence('active', 'submitted', null, review)).toBe(
      'Delivered. Olga Brandt reviews by Fri 5 Dec, 14:00, then it is approved automatically.',
    );
  });
});
