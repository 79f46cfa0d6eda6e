import type { Receipt, ReceiptKind } from '../receipts.reader.js';
import { draftNote } from '../statement-words.js';
import type { Paper } from './paper.js';
import { paperText as text } from './paper-text.js';

const titles: Record<ReceiptKind, string> = {
  funding: 'Receipt: payment held for a task',
  tip: 'Receipt: tip',
  release: 'Receipt: payment released',
  refund: 'Receipt: refund',
  payout: 'Receipt: payout to the bank',
};

/** A receipt on paper. */
export function receiptPaper(receipt: Receipt): Paper {
  const facts: [string, string][] = [['Date (UTC)', text.date(receipt.at)]];
  if (receipt.title) facts.push(['For', receipt.title]);
  if (receipt.ownerName) facts.push(['Owner', receipt.ownerName]);
  if (receipt.expertName) facts.push(['Expert', receipt.expertName]);
  facts.push(['Receipt', receipt.id], ...receipt.references.map((id): [string, string] => ['Reference of the payment partner', id]));
  return {
    title: titles[receipt.kind],
    facts,
    tables: [
      {
        caption: 'Amounts',
        columns: [
          { header: 'What', width: '*' },
          { header: 'Amount', width: 130, end: true },
        ],
        rows: receipt.parts.map(({ label, amount }) => [label, text.money(amount)]),
        foot: [receipt.totalLabel, text.money(receipt.total)],
      },
    ],
    notes: receipt.cameBack ? ['The bank sent this money back later.', draftNote] : [draftNote],
  };
}
