import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Deadline', { description: 'What must be done until when, and what happens if nobody acts.' })
export class DeadlineType {
  @Field(() => String) kind: string;
  @Field(() => Date) dueAt: Date;
}

/** Deadlines as the database gives them in JSON, where dates are text. */
export type DeadlineJson = readonly { readonly kind: string; readonly dueAt: string }[];

export const showDeadlines = (deadlines: DeadlineJson): DeadlineType[] =>
  deadlines.map(({ kind, dueAt }) => Object.assign(new DeadlineType(), { kind, dueAt: new Date(dueAt) }));
