import { plural } from '../../words/plural';
import { expert as words } from './words';

/** A share always comes with the number behind it. */
export function OnTime({ rate, count }: { rate?: number | null; count: number }) {
  if (rate === null || rate === undefined || count === 0) return <>{words.noOnTime}</>;
  const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 }).format(rate);
  return (
    <span className="num">
      {share} <span className="muted">of {plural(count, { one: '# delivery', other: '# deliveries' })}</span>
    </span>
  );
}
