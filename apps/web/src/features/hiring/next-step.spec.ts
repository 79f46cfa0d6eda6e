import { describe, expect, it } from '@jest/globals';
import { nextStepSentence, type StepFacts } from './next-step';

const facts: StepFacts = {
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
    expect(of('cancelled', { chargedBack: '$100.00' })).toBe('Cancelled: the bank took $100.00 back.');
  });

  it('says that there was none', () => {
    expect(of('cancelled', {})).toBe('Cancelled: nothing was charged.');
  });
});
