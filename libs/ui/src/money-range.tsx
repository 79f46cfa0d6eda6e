import { formatMoney } from '@sidecrew/money';
import { type MoneyValue, toMoney } from './money-text';
import { useViewerSettings } from './viewer-settings';

interface MoneyRangeProps {
  from: MoneyValue;
  to: MoneyValue;
}

/** "90.00 – 160.00 USD": the code once, since both ends share it. */
export function MoneyRange({ from, to }: MoneyRangeProps) {
  const { locale } = useViewerSettings();
  const low = formatMoney(toMoney(from), locale, { withCode: true });
  const high = formatMoney(toMoney(to), locale, { withCode: true });
  const start = low.replace(` ${from.currency}`, '');
  if (from.minor === to.minor) return <span className="money">{high}</span>;
  return (
    <>
      <span className="money">{start} –</span> <span className="money">{high}</span>
    </>
  );
}
