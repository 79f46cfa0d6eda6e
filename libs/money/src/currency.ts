/** The currencies a contract may have. JPY is there because it has no minor unit (product numbers, "currencies at launch"). */
export const currencies = ['USD', 'EUR', 'GBP', 'JPY'] as const;
export type Currency = (typeof currencies)[number];

interface CurrencyRules {
  /** How many decimal places a person writes. */
  readonly decimals: number;
  /** Smallest task, in minor units. */
  readonly smallestTaskMinor: bigint;
  /** Largest milestone, in minor units. */
  readonly largestMilestoneMinor: bigint;
  /** A tip is between these, in minor units: what a card can be charged, and what is still a tip. */
  readonly smallestTipMinor: bigint;
  readonly largestTipMinor: bigint;
}

const rules: Record<Currency, CurrencyRules> = {
  USD: { decimals: 2, smallestTaskMinor: 1_000n, largestMilestoneMinor: 1_000_000n, smallestTipMinor: 100n, largestTipMinor: 100_000n },
  EUR: { decimals: 2, smallestTaskMinor: 1_000n, largestMilestoneMinor: 1_000_000n, smallestTipMinor: 100n, largestTipMinor: 100_000n },
  GBP: { decimals: 2, smallestTaskMinor: 1_000n, largestMilestoneMinor: 1_000_000n, smallestTipMinor: 100n, largestTipMinor: 100_000n },
  JPY: { decimals: 0, smallestTaskMinor: 1_000n, largestMilestoneMinor: 1_000_000n, smallestTipMinor: 100n, largestTipMinor: 100_000n },
};

/** What Sidecrew allows in a currency. */
export const currencyRules = (currency: Currency): CurrencyRules => rules[currency];

export const isCurrency = (text: string): text is Currency => (currencies as readonly string[]).includes(text);
