import { Global, Module } from '@nestjs/common';
import { Ledger } from './ledger.js';
import { LedgerReader } from './ledger.reader.js';

/** Accounts and journals. */
@Global()
@Module({ providers: [Ledger, LedgerReader], exports: [Ledger, LedgerReader] })
export class LedgerModule {}
