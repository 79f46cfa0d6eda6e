import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { Config } from '@sidecrew/platform';
import type { ValidationRule } from 'graphql';

/** Ceilings on what one operation may ask for; the widest screen of the client stays at about half of each. */
export function limitsOf(config: Config): { validationRules: ValidationRule[]; plugins: ApolloServerPlugin[] } {
  const armor = new ApolloArmor({
    maxDepth: { n: 12 },
    maxAliases: { n: 20 },
    maxDirectives: { n: 20 },
    maxTokens: { n: 3_000 },
    costLimit: { maxCost: 60_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, ignoreIntrospection: config.demo },
    blockFieldSuggestion: { enabled: !config.demo },
  });
  const { validationRules, plugins } = armor.protect();
  return { validationRules: [...validationRules], plugins: plugins as ApolloServerPlugin[] };
}
