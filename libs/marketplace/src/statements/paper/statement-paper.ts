import { draftNote, wordsOf } from '../statement-words.js';
import type { StatementSection } from '../statements.reader.js';
import type { Paper, PaperTable } from './paper.js';
import { paperText as text } from './paper-text.js';

const captions = { owner: 'As owner: money held for your tasks', expert: 'As expert: money released to you' } as const;

/** A month of a person on paper. */
export function statementPaper(name: string, month: string, sections: readonly StatementSection[]): Paper {
  return {
    title: `Statement for ${text.month(month)}`,
    facts: [
      ['For', name],
      ['Days', 'in UTC'],
    ],
    tables: sections.map((section) => sectionTable(section)),
    notes: [...(sections.length === 0 ? ['Nothing moved in this month.'] : []), draftNote],
  };
}

function sectionTable({ side, currency, opening, closing, lines }: StatementSection): PaperTable {
  return {
    caption: `${captions[side]}, ${currency}`,
    columns: [
      { header: 'Day', width: 72 },
      { header: 'What', width: '*' },
      { header: 'Fee', width: 62, end: true },
      { header: 'Change', width: 76, end: true },
      { header: 'Balance', width: 80, end: true },
    ],
    rows: [
      ['', 'Balance before', '', '', text.money(opening)],
      ...lines.map((line) => [
        text.date(line.at),
        [wordsOf(line), line.title].filter(Boolean).join(': '),
        line.feeMinor === '0' ? '' : text.minor(line.feeMinor, currency),
        line.changeMinor === '0' ? 'no change' : text.minor(line.changeMinor, currency),
        text.minor(line.balanceMinor, currency),
      ]),
    ],
    foot: ['', 'Balance after', '', '', text.money(closing)],
  };
}
