import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type RefusalCode, refusalCodes } from '../refusals/refusal-codes.js';
import type { Refusal } from '../refusals/refusal.js';

const RefusalCodeEnum = Object.fromEntries(refusalCodes.map((code) => [code, code]));
registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description: 'Why something was refused. Codes are added, never renamed.',
});

@ObjectType('RefusalFact', { description: 'One fact behind a refusal, for clients that want to say it in their own words.' })
export class RefusalFactType {
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) value: string | null;
}

/** The shared second member of every mutation's result. */
@ObjectType('Refused', { description: 'A clear "no": nothing was changed.' })
export class Refused {
  @Field(() => RefusalCodeEnum) code: RefusalCode;
  @Field(() => String, { description: 'A sentence for people.' }) message: string;
  @Field(() => String, { nullable: true, description: 'The input field it belongs to.' }) field: string | null;
  @Field(() => [RefusalFactType]) facts: RefusalFactType[];

  static from(refusal: Refusal): Refused {
    return Object.assign(new Refused(), {
      code: refusal.code,
      message: refusal.message,
      field: refusal.field,
      facts: Object.entries(refusal.facts).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
    });
  }
}
