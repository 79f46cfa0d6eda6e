import type { InvoiceRow } from '../invoices.reader.js';
import { draftNote } from '../statement-words.js';
import type { Paper } from './paper.js';
import { paperText as text } from './paper-text.js';

const fees = { owner_fee: 'Owner fee', expert_fee: 'Expert fee' } as const;

/** An invoice or a credit note of the platform for one of its own fees. */
export function invoicePaper(invoice: InvoiceRow): Paper {
  const { issuedBy, issuedTo, currency, vatMinor, vatBasisPoints } = invoice;
  const isCredit = invoice.kind === 'credit_note';
  const net = BigInt(invoice.totalMinor) - BigInt(vatMinor ?? 0);
  const vatRow = vatMinor === null || vatBasisPoints === null ? [] : [[`VAT ${text.rate(vatBasisPoints)}`, text.minor(vatMinor, currency)]];
  return {
    title: `${isCredit ? 'Credit note' : 'Invoice'} ${invoice.number}`,
    facts: [
      ['Date (UTC)', text.date(invoice.issuedAt)],
      ['From', lines(issuedBy.name, issuedBy.address, issuedBy.taxId && `Tax id ${issuedBy.taxId}`)],
      ['To', lines(issuedTo.legalName, issuedTo.address, issuedTo.country, issuedTo.taxId && `Tax id ${issuedTo.taxId}`)],
      ['Contract', invoice.contractId],
      ...(invoice.corrects ? [['Corrects invoice', invoice.corrects] as const] : []),
    ],
    tables: [
      {
        caption: 'Fees',
        columns: [
          { header: 'What', width: '*' },
          { header: 'Amount', width: 130, end: true },
        ],
        rows: [[`${fees[invoice.fee]}${isCredit ? ', given back' : ''}: ${invoice.title}`, text.minor(net, currency)], ...vatRow],
        foot: ['Total', text.minor(invoice.totalMinor, currency)],
      },
    ],
    notes: [
      ...(vatBasisPoints === 0 && issuedTo.taxId ? ['The recipient accounts for the VAT (reverse charge).'] : []),
      isCredit ? 'The fee was given back with the refund.' : 'Paid: the fee was kept from the payment.',
      draftNote,
    ],
  };
}

const lines = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join('\n');
