import { Module } from '@nestjs/common';
import { AnswerBank } from './answer-bank.js';
import { BankCasesReader } from './bank-cases.reader.js';
import { CaseFactsReader } from './case-facts.js';
import { ConcedeToBank } from './concede-to-bank.js';
import { EvidenceFiles } from './evidence-files.js';
import { BankCasesResolver } from './graphql/bank-cases.resolver.js';
import { MessageCountsPort } from './message-counts.port.js';

export const chargebacksResolvers = [BankCasesResolver];

/** Beside the flow: a bank asks about a payment, and staff answer. Whoever carries messages fills `MessageCountsPort`. */
@Module({
  providers: [...chargebacksResolvers, AnswerBank, ConcedeToBank, BankCasesReader, CaseFactsReader, EvidenceFiles, MessageCountsPort],
  exports: [MessageCountsPort],
})
export class ChargebacksModule {}
