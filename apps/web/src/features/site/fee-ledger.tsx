import { Ledger, MoneyText, toValue } from '@sidecrew/ui';
import type { FeeFigures } from './price-from';
import { fees } from './words';

/** The five figures of a price as a column that adds up from the owner's card to the expert's bank. */
export function FeeLedger({ figures }: { figures: FeeFigures }) {
  return (
    <Ledger
      caption={fees.table}
      rows={[
        { label: fees.price, amount: <MoneyText amount={toValue(figures.price)} /> },
        {
          label: fees.ownerFee,
          amount: (
            <>
              + <MoneyText amount={toValue(figures.ownerFee)} />
            </>
          ),
        },
        { label: fees.owner, amount: <MoneyText amount={toValue(figures.ownerPays)} />, total: true },
        { label: fees.price, amount: <MoneyText amount={toValue(figures.price)} /> },
        {
          label: fees.expertFee,
          amount: (
            <>
              {'\u2212'} <MoneyText amount={toValue(figures.expertFee)} />
            </>
          ),
        },
        { label: fees.expert, amount: <MoneyText amount={toValue(figures.expertGets)} />, total: true },
      ]}
    />
  );
}
