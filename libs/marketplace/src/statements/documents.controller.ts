import { pipeline } from 'node:stream/promises';
import { Controller, Get, Header, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { type Actor, Allow, asHttp, CurrentActor, InvalidInput, NotFound, Work } from '@sidecrew/platform';
import type { Response } from 'express';
import { InvoicesReader } from './invoices.reader.js';
import { invoicePaper } from './paper/invoice-paper.js';
import type { Paper } from './paper/paper.js';
import { receiptPaper } from './paper/receipt-paper.js';
import { statementCsv } from './paper/statement-csv.js';
import { statementPaper } from './paper/statement-paper.js';
import { ReceiptsReader } from './receipts.reader.js';
import { type StatementSection, StatementsReader } from './statements.reader.js';

/** About fifty pages; setting more takes the process seconds. */
const mostLinesOnPaper = 2_000;

/** Receipts, statements and invoices as files: plain HTTP, for the person signed in. */
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly work: Work,
    private readonly receipts: ReceiptsReader,
    private readonly statements: StatementsReader,
    private readonly invoices: InvoicesReader,
  ) {}

  @Get('receipts/:id.pdf')
  @Header('Cache-Control', 'private, no-store')
  @Allow('signed-in')
  async receipt(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res() res: Response): Promise<void> {
    const found = await orHttp(this.receipts.find(actor, id), 'receipt');
    await sendPdf(res, `receipt-${id}`, receiptPaper(found));
  }

  @Get('statements/:month.pdf')
  @Header('Cache-Control', 'private, no-store')
  @Allow('signed-in')
  async statement(@CurrentActor() actor: Actor, @Param('month') month: string, @Res() res: Response): Promise<void> {
    const sections = await orHttp(this.forPaper(actor, month), 'statement');
    await sendPdf(res, `statement-${month}`, statementPaper(await this.nameOf(actor), month, sections));
  }

  @Get('statements/:year.csv')
  @Header('Cache-Control', 'private, no-store')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Allow('signed-in')
  async year(@CurrentActor() actor: Actor, @Param('year') year: string, @Res() res: Response): Promise<void> {
    const lines = await orHttp(this.statements.year(actor, year), 'statement');
    res.setHeader('Content-Disposition', `attachment; filename="statement-${year}.csv"`);
    // Written piece by piece, so that a long table keeps nobody else waiting.
    await pipeline(statementCsv(lines), res);
  }

  @Get('invoices/:id.pdf')
  @Header('Cache-Control', 'private, no-store')
  @Allow('signed-in')
  async invoice(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res() res: Response): Promise<void> {
    const found = await orHttp(this.invoices.find(actor, id), 'invoice');
    await sendPdf(res, `${found.kind === 'invoice' ? 'invoice' : 'credit-note'}-${found.number}`, invoicePaper(found));
  }

  private async forPaper(actor: Actor, month: string): Promise<StatementSection[]> {
    const sections = await this.statements.month(actor, month);
    const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
    if (count > mostLinesOnPaper)
      throw new InvalidInput(
        'month',
        `This month has ${count} lines, and a PDF takes at most ${mostLinesOnPaper}. Take the table of the year.`,
      );
    return sections;
  }

  private async nameOf(actor: Actor): Promise<string> {
    const [person] = await this.work.read<{ name: string }>(`select name from users where id = $1`, [actor.id]);
    return person?.name ?? '';
  }
}

async function sendPdf(res: Response, name: string, paper: Paper): Promise<void> {
  res.setHeader('Content-Type', 'application/pdf');
  res.setHeader('Content-Disposition', `inline; filename="${name}.pdf"`);
  // What draws and sets type is large; it is loaded with the first document.
  const { paperPdf } = await import('./paper/paper-pdf.js');
  const pdf = paperPdf(paper);
  pdf.on('error', () => res.destroy());
  pdf.pipe(res);
}

/** Refusals and what is not there, in the words of HTTP. */
async function orHttp<T>(found: Promise<T | null>, what: string): Promise<T> {
  try {
    const there = await found;
    if (there === null) throw new NotFound(what);
    return there;
  } catch (error) {
    throw asHttp(error);
  }
}
