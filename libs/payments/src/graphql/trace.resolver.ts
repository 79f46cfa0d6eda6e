import { Args, ArgsType, Field, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { Money } from '@sidecrew/money';
import { Allow, MoneyType } from '@sidecrew/platform';
import { Length } from 'class-validator';
import { type TraceKind, TraceReader } from '../trace/trace.reader.js';

export const TraceKindEnum = {
  intent: 'intent',
  call: 'call',
  journal: 'journal',
  event: 'event',
  decision: 'decision',
  audit: 'audit',
} as const;
registerEnumType(TraceKindEnum, { name: 'TraceKind' });

@ObjectType('TraceEntry', {
  description: 'One thing that happened about an id: a wish, a call, a journal, an event, a decision or a record.',
})
export class TraceEntryType {
  @Field(() => Date) at: Date;
  @Field(() => TraceKindEnum) kind: TraceKind;
  @Field(() => String) reference: string;
  @Field(() => String) what: string;
  @Field(() => String, { nullable: true }) state: string | null;
  @Field(() => MoneyType, { nullable: true }) amount: MoneyType | null;
  @Field(() => String, { nullable: true }) detail: string | null;
}

@ArgsType()
export class TraceArgs {
  @Field(() => String, { description: "Any id: of ours or of the payment partner's." }) @Length(3, 100) id: string;
}

/** The operator's view of one id, for staff. */
@Resolver()
export class TraceResolver {
  constructor(private readonly traces: TraceReader) {}

  @Query(() => [TraceEntryType], { description: 'All that is known about an id, oldest first; the first 500 entries.' })
  @Allow('admin')
  async trace(@Args() { id }: TraceArgs) {
    const entries = await this.traces.of(id);
    return entries.map(({ amountMinor, currency, ...entry }) => ({
      ...entry,
      amount: amountMinor !== null && currency ? MoneyType.from(Money.of(amountMinor, currency)) : null,
    }));
  }
}
