import { formatMoney, Money, parseMoney } from '@sidecrew/money';
import { useId, useState } from 'react';
import { type MoneyValue, toMoney, toValue } from './money-text';
import { useViewerSettings } from './viewer-settings';

interface SplitSliderProps {
  /** What is held; owner and expert together always make exactly this. */
  held: MoneyValue;
  /** The owner's part. */
  owner: MoneyValue;
  ownerLabel: string;
  expertLabel: string;
  onChange: (owner: MoneyValue, expert: MoneyValue) => void;
}

/**
 * Cuts the held money in two. The slider moves by whole percents (arrow keys too), the two boxes take exact amounts;
 * both write the same number of minor units, so nothing is lost to rounding.
 */
export function SplitSlider({ held, owner, ownerLabel, expertLabel, onChange }: SplitSliderProps) {
  const { locale } = useViewerSettings();
  const id = useId();
  const total = toMoney(held);
  const ownerPart = toMoney(owner);
  const expertPart = total.minus(ownerPart);
  const percent = total.isZero ? 0 : Number((ownerPart.minor * 100n) / total.minor);
  const set = (minor: bigint) => {
    const kept = minor < 0n ? 0n : minor > total.minor ? total.minor : minor;
    const part = Money.of(kept, total.currency);
    onChange(toValue(part), toValue(total.minus(part)));
  };
  const words = (money: Money) => formatMoney(money, locale, { withCode: true });
  return (
    <div className="split">
      <AmountBox id={`${id}-owner`} label={ownerLabel} amount={ownerPart} onAmount={(money) => set(money.minor)} />
      <AmountBox id={`${id}-expert`} label={expertLabel} amount={expertPart} onAmount={(money) => set(total.minor - money.minor)} />
      <input
        className="range"
        type="range"
        min={0}
        max={100}
        step={1}
        value={percent}
        aria-label="Split"
        aria-valuetext={`${ownerLabel} ${words(ownerPart)}, ${expertLabel} ${words(expertPart)}`}
        onChange={(event) => set((total.minor * BigInt(event.currentTarget.value)) / 100n)}
      />
    </div>
  );
}

interface AmountBoxProps {
  id: string;
  label: string;
  amount: Money;
  onAmount: (money: Money) => void;
}

function AmountBox({ id, label, amount, onAmount }: AmountBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function leave() {
    const money = typed === null ? null : parseMoney(typed, amount.currency);
    if (money) onAmount(money);
    setTyped(null);
  }
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <span className="affix">
        <input
          id={id}
          className="input"
          type="text"
          inputMode="decimal"
          value={typed ?? amount.decimal()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={leave}
        />
        <span className="affix__text">{amount.currency}</span>
      </span>
    </div>
  );
}
