import { formatMoney, Money, type Currency } from '@sidecrew/money';
import { classNames } from './class-names';
import { useViewerSettings } from './viewer-settings';

/** Money as the API sends it: whole minor units as text, and the currency. */
export interface MoneyValue {
  minor: string;
  currency: Currency;
}

export const toMoney = (value: MoneyValue): Money => Money.of(value.minor, value.currency);
export const toValue = (money: Money): MoneyValue => ({
  minor: money.minor.toString(),
  currency: money.currency,
});

interface MoneyTextProps {
  /** Null is unknown: it shows as a dash with its reason, never as zero. */
  amount: MoneyValue | null;
  unknown?: string;
  /** Symbol alone: only inside one contract, where currencies cannot mix. */
  symbol?: boolean;
  large?: boolean;
}

/** An amount, never broken over lines, digits of equal width. */
export function MoneyText({ amount, unknown = 'Not known yet', symbol = false, large = false }: MoneyTextProps) {
  const { locale } = useViewerSettings();
  if (!amount) {
    return (
      <span className="money" title={unknown}>
        <span aria-hidden="true">–</span>
        <span className="sr">{unknown}</span>
      </span>
    );
  }
  return (
    <span className={classNames('money', large && 'money--large')}>{formatMoney(toMoney(amount), locale, { withCode: !symbol })}</span>
  );
}

/** The words of an amount, for button labels and sentences. */
export function useMoneyWords(): (amount: MoneyValue) => string {
  const { locale } = useViewerSettings();
  return (amount) => formatMoney(toMoney(amount), locale, { withCode: true });
}
