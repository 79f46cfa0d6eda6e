import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloArmor } from '@escape.tech/graphql-armor';

type Limits = Pick<ApolloDriverConfig, 'validationRules' | 'parseOptions' | 'allowBatchedHttpRequests'>;

/** Ceilings on what one operation may ask for; the widest screen of the client stays at about half of each. */
export function limitsOf(introspection: boolean): Limits {
  const armor = new ApolloArmor({
    maxDepth: { n: 12 },
    maxAliases: { n: 20 },
    maxDirectives: { n: 20 },
    costLimit: {
      maxCost: 60_000,
      objectCost: 2,
      scalarCost: 1,
      depthCostFactor: 1.5,
      ignoreIntrospection: introspection,
    },
    // These two work as plugins; the parser and the server have the same built in.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
  const { validationRules } = armor.protect();
  return { validationRules, parseOptions: { maxTokens: 3_000 }, allowBatchedHttpRequests: false };
}
