export { type BankAmount, bankAmount, formatBankAmount } from './bank-amount.js';
export { type Currency, currencies, currencyRules, isCurrency } from './currency.js';
export { feeGivenBack, feeOn, feeOnPart, launchFees, splitByShares } from './fees.js';
export { CurrencyMismatch, Money } from './money.js';
export { isPayableCountry, payableCountries } from './payable-countries.js';
export { formatMoney, parseMoney } from './text.js';
export * from './tax.js';
