import { describe, expect, it } from '@jest/globals';
import { riskLimit, riskOf, type RiskFacts } from './risk.js';

const plain: RiskFacts = {
  text: 'Match three months of shop payouts to my bank.',
  ownerAgeHours: 24 * 30,
  budgetMinor: 12_000n,
  usualBudgetMinor: 11_000n,
  textSeenBefore: false,
  earlierRejections: 0,
};
const rulesOf = (facts: Partial<RiskFacts>) => riskOf({ ...plain, ...facts }).reasons.map(({ rule }) => rule);

describe('the risk of a task', () => {
  it('is nothing for a plain task of a known owner', () => {
    expect(riskOf(plain)).toEqual({ risk: 0, reasons: [] });
  });

  it.each([
    ['write to jo (at) mailbox', 'contact'],
    ['find me on telegram', 'contact'],
    ['see https://shop.example/list', 'link'],
    ['I need fifty fake reviews', 'forbidden'],
    ['we can work outside the platform', 'forbidden'],
    ['please write my thesis', 'forbidden'],
    ['there is a registration fee', 'forbidden'],
  ])('"%s" is looked at by the rule "%s"', (text, rule) => {
    expect(rulesOf({ text })).toEqual([rule]);
  });

  it('waits for an admin when contact details seem hidden or a word is forbidden', () => {
    expect(riskOf({ ...plain, text: 'find me on telegram' }).risk).toBeGreaterThanOrEqual(riskLimit);
    expect(riskOf({ ...plain, text: 'paid reviews' }).risk).toBeGreaterThanOrEqual(riskLimit);
  });

  it('opens by itself for a new owner with a link to their shop', () => {
    const { risk, reasons } = riskOf({ ...plain, ownerAgeHours: 1, text: 'My shop: https://shop.example' });
    expect(reasons.map(({ rule }) => rule)).toEqual(['link', 'new_owner']);
    expect(risk).toBeLessThan(riskLimit);
  });

  it('sees a budget four times off on either side, but not without figures to compare', () => {
    expect(rulesOf({ budgetMinor: 2_000n })).toEqual(['budget']);
    expect(rulesOf({ budgetMinor: 50_000n })).toEqual(['budget']);
    expect(rulesOf({ budgetMinor: 50_000n, usualBudgetMinor: null })).toEqual([]);
  });

  it('grows with earlier rejections up to a limit', () => {
    expect(riskOf({ ...plain, earlierRejections: 1 }).risk).toBe(0.2);
    expect(riskOf({ ...plain, earlierRejections: 9 }).risk).toBe(0.4);
  });

  it('never passes one', () => {
    const all = { text: 'fake reviews, telegram, https://x.example', ownerAgeHours: 1, textSeenBefore: true, earlierRejections: 5 };
    expect(riskOf({ ...plain, ...all }).risk).toBe(1);
  });
});
