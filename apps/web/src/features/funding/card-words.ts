interface CardNames {
  brand: string;
  last4: string;
}

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

/** "Visa ending in 4242": what its owner knows a card by. */
export const cardName = ({ brand, last4 }: CardNames): string => `${brands[brand] ?? 'Card'} ending in ${last4}`;

interface Expiry {
  expMonth: number;
  expYear: number;
}

/** "12/2034", as it is printed on the card. */
export const expiryOf = ({ expMonth, expYear }: Expiry): string => `${String(expMonth).padStart(2, '0')}/${expYear}`;

/** A card is good until the last day of its month. */
export const hasExpired = ({ expMonth, expYear }: Expiry, now: number): boolean => now >= Date.UTC(expYear, expMonth, 1);
