import { Field, ObjectType } from '@nestjs/graphql';
import { resultOf } from '@sidecrew/platform';

@ObjectType('Link', { description: 'A page of the payment partner; works once and not for long.' })
export class LinkType {
  @Field(() => String) url: string;

  static to(url: string): LinkType {
    return Object.assign(new LinkType(), { url });
  }
}

export const LinkResult = resultOf('LinkResult', LinkType);
