import { DataTable, MoneyText, type MoneyValue, TimeText, toMoney } from '@sidecrew/ui';
import type { Party } from '../../gql/graphql';

interface Offer {
  id: string;
  at: string;
  by: Party;
  newest: boolean;
  note?: string | null;
  split: { owner: MoneyValue; expert: MoneyValue };
}

interface OffersLineProps {
  held: MoneyValue;
  offers: readonly Offer[];
  names: Readonly<Record<Party, string>>;
}

/** Both sides' newest offers on one line from nothing to all, and as a table. */
export function OffersLine({ held, offers, names }: OffersLineProps) {
  const newest = (['owner', 'expert'] as const).flatMap((party) => {
    const latest = offers.filter((offer) => offer.by === party).toSorted((a, b) => b.at.localeCompare(a.at))[0];
    return latest ? [latest] : [];
  });
  const total = toMoney(held).minor;
  const place = (offer: Offer) => (total === 0n ? 0 : 4 + Number((toMoney(offer.split.owner).minor * 9_200n) / total) / 100);
  return (
    <div className="stack stack--2">
      <svg className="offers-line" height="28" aria-hidden="true">
        <line className="offers-line__axis" x1="4%" x2="96%" y1="14" y2="14" />
        {newest.map((offer) => (
          <circle key={offer.id} className={`offers-line__dot offers-line__dot--${offer.by}`} cx={`${place(offer)}%`} cy="14" r="7" />
        ))}
      </svg>
      <DataTable
        caption="Newest offers"
        rows={newest}
        rowKey={(offer) => offer.id}
        columns={[
          { key: 'by', header: 'By', cell: (offer) => names[offer.by] },
          { key: 'owner', header: 'Back to the owner', end: true, cell: (offer) => <MoneyText amount={offer.split.owner} /> },
          { key: 'expert', header: 'To the expert', end: true, cell: (offer) => <MoneyText amount={offer.split.expert} /> },
          { key: 'at', header: 'When', end: true, cell: (offer) => <TimeText at={offer.at} plain /> },
        ]}
      />
    </div>
  );
}
