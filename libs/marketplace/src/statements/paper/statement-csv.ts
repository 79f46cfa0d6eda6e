import { Readable } from 'node:stream';
import { Money } from '@sidecrew/money';
import { type Stringifier, stringify } from 'csv-stringify';
import type { LineRow } from '../statement-lines.js';
import { wordsOf } from '../statement-words.js';

const columns = ['date_utc', 'side', 'currency', 'what', 'task', 'contract', 'reference', 'fee', 'change', 'balance'];

/**
 * A year of a person for a spreadsheet: one line per journal, amounts with a point and without grouping. Text that people wrote
 * cannot start a formula (a leading apostrophe makes it text), whatever sign it begins with.
 */
export const statementCsv = (lines: readonly LineRow[]): Stringifier =>
  Readable.from(rowsOf(lines)).pipe(stringify({ record_delimiter: '\r\n', bom: true }));

function* rowsOf(lines: readonly LineRow[]): Generator<readonly string[]> {
  yield columns;
  for (const row of lines) yield rowOf(row);
}

function rowOf(row: LineRow): readonly string[] {
  const amount = (minor: string) => Money.of(minor, row.currency).decimal();
  return [
    row.at.toISOString(),
    row.side,
    row.currency,
    wordsOf(row),
    asText(row.title ?? ''),
    row.contractId ?? '',
    row.sourceId,
    amount(row.feeMinor),
    amount(row.changeMinor),
    amount(row.balanceMinor),
  ];
}

/** Spreadsheets read a cell that begins with one of these as a formula or strip it off before they do. */
const asText = (text: string): string => (/^[\s]*[=+\-@\t\r\n|%＝＋－＠]/.test(text) ? `'${text}` : text);
