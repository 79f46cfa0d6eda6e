import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Currency, Money } from '@sidecrew/money';
import { type Actor, Allow, CurrentActor, IdArgs, MoneyType, PageArgs } from '@sidecrew/platform';
import { type InvoiceRow, InvoicesReader } from '../invoices.reader.js';
import { ReceiptsReader } from '../receipts.reader.js';
import { wordsOf } from '../statement-words.js';
import { type StatementSection, StatementsReader } from '../statements.reader.js';
import { SaveTaxDetails } from '../save-tax-details.js';
import { TaxDetailsReader } from '../tax-details.reader.js';
import { MonthArgs, TaxDetailsInput } from './statements.inputs.js';
import { InvoiceConnection, ReceiptType, StatementType, TaxDetailsResult, TaxDetailsType } from './statements.types.js';

const mostLines = 500;

/** What a person can show for every movement of their money. */
@Resolver()
export class StatementsResolver {
  constructor(
    private readonly statements: StatementsReader,
    private readonly receipts: ReceiptsReader,
    private readonly invoiceList: InvoicesReader,
    private readonly details: TaxDetailsReader,
    private readonly save: SaveTaxDetails,
  ) {}

  @Query(() => StatementType, { description: 'A month of mine in UTC, from the books.' })
  @Allow('signed-in')
  async statement(@CurrentActor() actor: Actor, @Args() { month }: MonthArgs) {
    const [months, sections] = await Promise.all([this.statements.months(actor), this.statements.month(actor, month)]);
    return { month, months, sections: sections.map(showSection) };
  }

  @Query(() => ReceiptType, { nullable: true })
  @Allow('signed-in')
  async receipt(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    const found = await this.receipts.find(actor, id);
    if (!found) return null;
    const parts = found.parts.map(({ label, amount }) => ({ label, amount: MoneyType.from(amount) }));
    return { ...found, parts, total: MoneyType.from(found.total) };
  }

  @Query(() => InvoiceConnection, { description: "The platform's invoices and credit notes to me, newest first." })
  @Allow('signed-in')
  async invoices(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    const { nodes, pageInfo } = await this.invoiceList.mine(actor, page);
    return { nodes: nodes.map(showInvoice), pageInfo };
  }

  @Query(() => TaxDetailsType, { nullable: true })
  @Allow('signed-in')
  taxDetails(@CurrentActor() actor: Actor) {
    return this.details.mine(actor);
  }

  @Mutation(() => TaxDetailsResult, { description: 'How invoices to me are made out from now on; issued ones stay as they are.' })
  @Allow('signed-in')
  async saveTaxDetails(@CurrentActor() actor: Actor, @Args('input') { legalName, address, country, taxId }: TaxDetailsInput) {
    const details = { legalName: legalName.trim(), address: address.trim(), country, taxId: taxId?.trim() || null };
    await this.save.run(actor, details);
    return Object.assign(new TaxDetailsType(), details);
  }
}

const showMinor = (minor: string, currency: Currency): MoneyType => MoneyType.from(Money.of(minor, currency));

const showSection = ({ side, currency, opening, closing, lines }: StatementSection) => ({
  side,
  opening: MoneyType.from(opening),
  closing: MoneyType.from(closing),
  lineCount: lines.length,
  lines: lines.slice(0, mostLines).map((line) => ({
    id: line.journalId,
    at: line.at,
    what: wordsOf(line),
    contractId: line.contractId,
    title: line.title,
    fee: showMinor(line.feeMinor, currency),
    change: showMinor(line.changeMinor, currency),
    balance: showMinor(line.balanceMinor, currency),
    receiptId: line.hasReceipt ? line.journalId : null,
  })),
});

const showInvoice = ({ totalMinor, vatMinor, currency, ...invoice }: InvoiceRow) => ({
  ...invoice,
  total: showMinor(totalMinor, currency),
  vat: vatMinor === null ? null : showMinor(vatMinor, currency),
});
