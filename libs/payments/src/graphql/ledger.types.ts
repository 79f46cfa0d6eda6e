import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import type { BalanceRow, JournalRow } from '@sidecrew/ledger';
import { type Currency, currencies, Money } from '@sidecrew/money';
import { CurrencyEnum, MoneyType, PageArgs, PageInfo, RefusalFactType } from '@sidecrew/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

@ObjectType('LedgerPosting', { description: 'One line of a journal: debit positive, credit negative.' })
export class LedgerPostingType {
  @Field(() => String) account: string;
  @Field(() => MoneyType) amount: MoneyType;
}

@ObjectType('LedgerJournal', { description: 'One event in the books; never changed once posted.' })
export class LedgerJournalType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) sourceType: string;
  @Field(() => String) sourceId: string;
  @Field(() => Date) at: Date;
  @Field(() => ID, { nullable: true }) reverses: string | null;
  @Field(() => [RefusalFactType]) meta: RefusalFactType[];
  @Field(() => [LedgerPostingType]) postings: LedgerPostingType[];

  static from({ postings, meta, currency, ...journal }: JournalRow): LedgerJournalType {
    return Object.assign(new LedgerJournalType(), journal, {
      meta: Object.entries(meta).map(([name, value]) => ({ name, value })),
      postings: postings.map(({ account, amountMinor }) => ({ account, amount: MoneyType.from(Money.of(amountMinor, currency)) })),
    });
  }
}

@ObjectType('LedgerJournalConnection')
export class LedgerJournalConnection {
  @Field(() => [LedgerJournalType]) nodes: LedgerJournalType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType('TrialBalanceRow')
export class TrialBalanceRowType {
  @Field(() => String) account: string;
  @Field(() => MoneyType) amount: MoneyType;

  static from({ account, amountMinor, currency }: BalanceRow): TrialBalanceRowType {
    return Object.assign(new TrialBalanceRowType(), { account, amount: MoneyType.from(Money.of(amountMinor, currency)) });
  }
}

@ArgsType()
export class LedgerArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Any id: journal, contract, milestone, person, or one of the payment partner.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  search?: string | null;
}

@ArgsType()
export class TrialBalanceArgs {
  @Field(() => CurrencyEnum)
  @IsIn(currencies)
  currency: Currency;
}
