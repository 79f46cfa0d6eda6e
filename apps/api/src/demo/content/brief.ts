import type { Currency } from '@sidecrew/money';

/** One task of the demo world, as its owner writes it. Amounts are whole units of the currency. */
export interface Brief {
  readonly title: string;
  /** Names from the category's list of skills. */
  readonly skills: readonly string[];
  readonly budget: readonly [low: number, high: number];
  readonly currency: Currency;
  readonly days: number;
  readonly ai: 'none' | 'outlines' | 'allowed';
  readonly text: string;
  readonly checklist: readonly string[];
}

/** Whole units to the minor units of the API; every demo currency has cents. */
export const inMinor = (brief: Brief, units: number) => ({ minor: String(units * 100), currency: brief.currency });
