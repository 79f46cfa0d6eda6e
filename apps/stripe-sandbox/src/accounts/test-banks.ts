/** A test bank account and what becomes of payouts to it. */
export interface TestBank {
  number: string;
  failure?: { code: string; message: string };
  label: string;
}

/** The only routing number the sandbox takes, in every country. */
export const TEST_ROUTING = '110000000';

/** The test bank that takes every payout. */
export const goodBank: TestBank = { number: '000123456789', label: 'payouts arrive' };

/** The only account numbers the sandbox takes. */
export const testBanks: readonly TestBank[] = [
  goodBank,
  {
    number: '000111111116',
    failure: { code: 'no_account', message: 'The bank account could not be found.' },
    label: 'payouts fail: no such account',
  },
  {
    number: '000111111113',
    failure: { code: 'account_closed', message: 'The bank account has been closed.' },
    label: 'payouts fail: account closed',
  },
  {
    number: '000222222227',
    failure: {
      code: 'insufficient_funds',
      message: 'Your account has insufficient funds to cover the payout.',
    },
    label: 'payouts fail: insufficient funds',
  },
  {
    number: '000444444440',
    failure: {
      code: 'invalid_currency',
      message: 'The bank was unable to process this payout because of its currency.',
    },
    label: 'payouts fail: wrong currency',
  },
];

/** The test bank behind typed numbers, if both are known. */
export function findTestBank(routing: string, account: string): TestBank | undefined {
  const digits = (typed: string) => typed.replace(/[\s-]/g, '');
  if (digits(routing) !== TEST_ROUTING) return undefined;
  return testBanks.find((bank) => bank.number === digits(account));
}
