import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs } from '@sidecrew/platform';
import { AnswerQuery } from '../answer-query.js';
import { ApproveWeek } from '../approve-week.js';
import { ConfirmWeek } from '../confirm-week.js';
import { EditTime } from '../edit-time.js';
import { LogTime } from '../log-time.js';
import { QueryLines } from '../query-lines.js';
import { ShownWeeks } from './show-week.js';
import { AnswerQueryArgs, EditTimeArgs, LogTimeArgs, QueryLinesArgs } from './week.inputs.js';
import { WeekResult } from './week.types.js';

/** What expert and owner do with a week. */
@Resolver()
export class WeeksResolver {
  constructor(
    private readonly shown: ShownWeeks,
    private readonly log: LogTime,
    private readonly edit: EditTime,
    private readonly confirm: ConfirmWeek,
    private readonly approve: ApproveWeek,
    private readonly query: QueryLines,
    private readonly answer: AnswerQuery,
  ) {}

  @Mutation(() => WeekResult, {
    description: 'Writes down time of an open week: at most 12 hours a day; beyond the cap it is kept as unpaid.',
  })
  @Allow('expert')
  logTime(@CurrentActor() actor: Actor, @Args() { id, day, minutes, memo, output }: LogTimeArgs) {
    return this.shown.weekAfter(actor, this.log.run(actor, id, { day, minutes, memo: memo.trim(), output }));
  }

  @Mutation(() => WeekResult, { description: 'Changes a line while its week is open; 0 minutes take it out.' })
  @Allow('expert')
  editTime(@CurrentActor() actor: Actor, @Args() { id, minutes, memo, output }: EditTimeArgs) {
    return this.shown.weekAfter(actor, this.edit.run(actor, id, { minutes, memo: memo.trim(), output }));
  }

  @Mutation(() => WeekResult, { description: 'Hands an ended week to the owner before Monday noon, when it goes by itself.' })
  @Allow('expert')
  confirmWeek(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.weekAfter(actor, this.confirm.run(actor, id));
  }

  @Mutation(() => WeekResult, { description: 'Approves a week; silence until Friday night does the same.' })
  @Allow('owner')
  approveWeek(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.weekAfter(actor, this.approve.run(actor, id));
  }

  @Mutation(() => WeekResult, {
    description: 'Asks about lines, each with a reason. The expert has three business days; silence leaves them unpaid.',
  })
  @Allow('owner')
  queryLines(@CurrentActor() actor: Actor, @Args() { id, lines }: QueryLinesArgs) {
    return this.shown.weekAfter(
      actor,
      this.query.run(
        actor,
        id,
        lines.map(({ lineId, reason }) => ({ lineId, reason: reason.trim() })),
      ),
    );
  }

  @Mutation(() => WeekResult, { description: 'Answers a question about a line; the last answer approves the week.' })
  @Allow('expert')
  answerQuery(@CurrentActor() actor: Actor, @Args() { id, minutes }: AnswerQueryArgs) {
    return this.shown.weekAfter(actor, this.answer.run(actor, id, minutes));
  }
}
