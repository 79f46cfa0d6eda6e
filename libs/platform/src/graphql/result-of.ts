import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { Refused } from './refused.type.js';

/**
 * The result of a mutation: what was asked for, or `Refused`.
 * `export const PublishTaskResult = resultOf('PublishTaskResult', TaskType)`; use it as `@Mutation(() => PublishTaskResult)`.
 */
export function resultOf<T extends object>(name: string, success: Type<T>) {
  return createUnionType({
    name,
    types: () => [success, Refused] as const,
    resolveType: (value: object) => (value instanceof Refused ? Refused : success),
  });
}
