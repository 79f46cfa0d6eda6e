import { Args, Query, Resolver } from '@nestjs/graphql';
import { LedgerReader } from '@sidecrew/ledger';
import { Allow, decodeCursor, pageOf } from '@sidecrew/platform';
import { LedgerArgs, LedgerJournalConnection, LedgerJournalType, TrialBalanceArgs, TrialBalanceRowType } from './ledger.types.js';

/** The books, for staff. */
@Resolver(() => LedgerJournalType)
export class LedgerResolver {
  constructor(private readonly books: LedgerReader) {}

  @Query(() => LedgerJournalConnection, { name: 'ledger', description: 'Journals with their lines, newest first; found by any id.' })
  @Allow('admin')
  async journals(@Args() { first, after, search }: LedgerArgs) {
    const rows = await this.books.journals(first + 1, decodeCursor(after), search);
    const page = pageOf(rows, first, ({ at, id }) => ({ at: at.toISOString(), id }));
    return { ...page, nodes: page.nodes.map((row) => LedgerJournalType.from(row)) };
  }

  @Query(() => [TrialBalanceRowType], { description: 'Every account with a balance; the lines sum to zero.' })
  @Allow('admin')
  async trialBalance(@Args() { currency }: TrialBalanceArgs) {
    return (await this.books.trialBalance(currency)).map((row) => TrialBalanceRowType.from(row));
  }
}
