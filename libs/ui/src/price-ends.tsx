import { feeOn, formatMoney, launchFees, Money } from '@sidecrew/money';
import { type MoneyValue, toMoney } from './money-text';
import { useViewerSettings } from './viewer-settings';

interface PriceEndsProps {
  price: MoneyValue;
  /** Who receives it: a name, or "The expert". */
  expertName?: string;
  /** Rates that the contract was made under; the launch rates before there is one. */
  fees?: { ownerFeeBasisPoints: number; expertFeeBasisPoints: number };
  side?: 'owner' | 'expert';
}

/** Both ends of a price on one line, so that nobody is surprised: what the owner pays, what the expert gets. */
export function PriceEnds({ price, expertName = 'The expert', fees = launchFees, side }: PriceEndsProps) {
  const { locale } = useViewerSettings();
  const words = (money: Money) => formatMoney(money, locale, { withCode: true }).replace(` ${price.currency}`, '');
  const base = toMoney(price);
  const ownerFee = Money.of(feeOn(base.minor, fees.ownerFeeBasisPoints), base.currency);
  const expertFee = Money.of(feeOn(base.minor, fees.expertFeeBasisPoints), base.currency);
  const payer = side === 'expert' ? 'The owner pays' : 'You pay';
  const earner = side === 'expert' ? 'you get' : `${expertName} gets`;
  return (
    <span className="num">
      {`${payer} ${words(base.plus(ownerFee))} (${words(base)} + fee ${words(ownerFee)}) · `}
      {`${earner} ${words(base.minus(expertFee))} (fee ${words(expertFee)}) ${price.currency}`}
    </span>
  );
}
