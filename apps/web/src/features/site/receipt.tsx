import type { Money } from '@sidecrew/money';
import { KitLink, Ledger, MoneyText, StatusPill, toValue } from '@sidecrew/ui';
import { paths } from '../../paths';
import { figuresOf } from './price-from';
import { landing as words } from './words';

/** What a finished task looks like on paper, with today's fees. */
export function Receipt({ price }: { price: Money }) {
  const figures = figuresOf(price);
  return (
    <section className="receipt" aria-labelledby="receipt">
      <div className="cluster cluster--apart">
        <h2 id="receipt" className="receipt__title">
          {words.receiptTitle}
        </h2>
        <StatusPill state="released" />
      </div>
      <p className="small muted">{words.receiptLead}</p>
      <Ledger
        caption={words.receiptTask}
        rows={[
          { label: words.price, amount: <MoneyText amount={toValue(figures.price)} /> },
          {
            label: `${words.ownerFee}, 4 %`,
            amount: (
              <>
                + <MoneyText amount={toValue(figures.ownerFee)} />
              </>
            ),
          },
          { label: words.ownerPays, amount: <MoneyText amount={toValue(figures.ownerPays)} />, total: true },
          {
            label: `${words.expertFee}, 8 %`,
            amount: (
              <>
                {'\u2212'} <MoneyText amount={toValue(figures.expertFee)} />
              </>
            ),
          },
          {
            label: words.expertGets,
            amount: <MoneyText amount={toValue(figures.expertGets)} />,
            total: true,
          },
        ]}
      />
      <p>
        <KitLink href={paths.fees}>{words.seeFees}</KitLink>
      </p>
    </section>
  );
}
