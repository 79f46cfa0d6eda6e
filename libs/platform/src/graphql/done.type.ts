import { Field, ObjectType } from '@nestjs/graphql';
import { resultOf } from './result-of.js';

@ObjectType('Done', { description: 'An act without a further answer.' })
export class Done {
  @Field(() => Boolean) done: boolean;

  static yes(): Done {
    return Object.assign(new Done(), { done: true });
  }
}

export const DoneResult = resultOf('DoneResult', Done);
