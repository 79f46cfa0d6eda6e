import { Injectable } from '@nestjs/common';
import { type Currency, Money } from '@sidecrew/money';
import { type Actor, InvalidInput, Work } from '@sidecrew/platform';
import { type LineRow, type Side, statementLines } from './statement-lines.js';
import { monthSpan, type Span, yearSpan } from './month.js';

/** One side and currency of a statement: opening balance, what happened, closing balance. */
export interface StatementSection {
  readonly side: Side;
  readonly currency: Currency;
  readonly opening: Money;
  readonly closing: Money;
  readonly lines: readonly LineRow[];
}

/** A table of more lines than this opens in no spreadsheet that people have. */
const mostLinesOfYear = 100_000;

/** What a person had and what moved, read from the ledger alone, so that every sum is the ledger's. Months are in UTC. */
@Injectable()
export class StatementsReader {
  constructor(private readonly work: Work) {}

  /** A month ("2026-10") of a person; sections without any balance or movement are left out. */
  async month(actor: Actor, month: string): Promise<StatementSection[]> {
    return this.sections(actor, monthSpan(month));
  }

  /** All lines of a year ("2026"), oldest first; refuses one with more than 100,000. */
  async year(actor: Actor, year: string): Promise<LineRow[]> {
    const { from, to } = yearSpan(year);
    const rows = await this.work.read<LineRow>(
      `select * from (${statementLines}) lines where at >= $2 and at < $3
        order by side desc, currency, at, "recordedAt", "journalId" limit ${mostLinesOfYear + 1}`,
      [actor.id, from, to],
    );
    if (rows.length > mostLinesOfYear)
      throw new InvalidInput('year', 'This year has more than 100,000 lines. Write to us, and we send it in parts.');
    return rows;
  }

  /** The months in which anything moved, newest first. */
  async months(actor: Actor): Promise<string[]> {
    const rows = await this.work.read<{ month: string }>(
      `select distinct to_char(at at time zone 'UTC', 'YYYY-MM') as month from (${statementLines}) lines order by month desc`,
      [actor.id],
    );
    return rows.map(({ month }) => month);
  }

  private async sections(actor: Actor, { from, to }: Span): Promise<StatementSection[]> {
    const rows = await this.work.read<LineRow & { opens: boolean }>(
      `select * from (
         select lines.*, at < $2 as opens, row_number() over (partition by side, currency, at < $2 order by at desc, "recordedAt" desc, "journalId" desc) as latest
           from (${statementLines}) lines where at < $3) lines
        where not opens or latest = 1 order by side desc, currency, at, "recordedAt", "journalId"`,
      [actor.id, from, to],
    );
    const sections: StatementSection[] = [];
    for (const [side, currency] of keysOf(rows)) {
      const here = rows.filter((row) => row.side === side && row.currency === currency);
      const opening = Money.of(here.find(({ opens }) => opens)?.balanceMinor ?? 0n, currency);
      const lines = here.filter(({ opens }) => !opens);
      if (lines.length === 0 && opening.isZero) continue;
      const closing = Money.of(lines.at(-1)?.balanceMinor ?? opening.minor, currency);
      sections.push({ side, currency, opening, closing, lines });
    }
    return sections;
  }
}

const keysOf = (rows: readonly LineRow[]): (readonly [Side, Currency])[] => [
  ...new Map(rows.map((row) => [`${row.side} ${row.currency}`, [row.side, row.currency] as const])).values(),
];
