import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import { StatementsResolver } from './graphql/statements.resolver.js';
import { InvoicesReader } from './invoices.reader.js';
import { IssueInvoices } from './issue-invoices.js';
import { ReceiptsReader } from './receipts.reader.js';
import { SaveTaxDetails } from './save-tax-details.js';
import { StatementsReader } from './statements.reader.js';
import { TaxDetailsReader } from './tax-details.reader.js';

export const statementsResolvers = [StatementsResolver];

/** What people can show: receipts, monthly statements, the year as a table, and the platform's invoices for its fees. */
@Module({
  controllers: [DocumentsController],
  providers: [...statementsResolvers, StatementsReader, ReceiptsReader, InvoicesReader, TaxDetailsReader, SaveTaxDetails, IssueInvoices],
})
export class StatementsModule {}
