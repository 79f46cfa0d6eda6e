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

  it('speaks to staff of both', () => {
    expect(nextStepSentence('active', 'submitted', null, review)).toBe(
      'Delivered. Olga Brandt reviews by Fri 5 Dec, 14:00, then it is approved automatically.',
    );
  });
});
