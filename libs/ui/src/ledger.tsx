import type { ReactNode } from 'react';

export interface LedgerRow {
  label: ReactNode;
  note?: ReactNode;
  amount: ReactNode;
  /** Stands over the double rule. */
  total?: boolean;
}

/** A column of figures that add up: fees, receipts, statements. */
export function Ledger({ caption, rows, captionHidden }: { caption: string; rows: readonly LedgerRow[]; captionHidden?: boolean }) {
  return (
    <table className="ledger">
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className={row.total ? 'ledger__total' : undefined}>
            <th scope="row">
              {row.label}
              {row.note ? <small>{row.note}</small> : null}
            </th>
            <td>{row.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
