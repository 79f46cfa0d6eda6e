import { MoneyText, type MoneyValue, toMoney } from './money-text';

const partNames = {
  held: 'Held',
  released: 'Released',
  refunded: 'Refunded',
  disputed: 'In dispute',
} as const;

export type MoneyPart = keyof typeof partNames;

interface MoneyBarProps {
  /** Parts in reading order; those without money may be left out. */
  parts: ReadonlyArray<{ part: MoneyPart; amount: MoneyValue }>;
  caption?: string;
}

/** Where a contract's money is: lengths for the eye, a table for everyone. */
export function MoneyBar({ parts, caption = 'Where the money is' }: MoneyBarProps) {
  const total = parts.reduce((sum, { amount }) => sum + toMoney(amount).minor, 0n);
  const widths = parts.map(({ amount }) => (total === 0n ? 0 : Number((toMoney(amount).minor * 10_000n) / total) / 100));
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return (
    <div className="money-bar">
      <svg className="money-bar__track" aria-hidden="true" preserveAspectRatio="none">
        {parts.map(({ part }, index) => (
          <rect key={part} className={`money-bar__part--${part}`} x={`${starts[index]}%`} width={`${widths[index]}%`} height="100%" />
        ))}
      </svg>
      <table className="money-bar__legend">
        <caption className="sr">{caption}</caption>
        <tbody>
          {parts.map(({ part, amount }) => (
            <tr key={part}>
              <th scope="row">
                <span className={`swatch swatch--${part}`} aria-hidden="true" />
                {partNames[part]}
              </th>
              <td>
                <MoneyText amount={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
