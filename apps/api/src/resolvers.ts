import { conversationsResolvers } from '@sidecrew/conversations';
import { expertsResolvers } from '@sidecrew/experts';
import { identityResolvers } from '@sidecrew/identity';
import { marketplaceResolvers } from '@sidecrew/marketplace';
import { paymentsResolvers } from '@sidecrew/payments';

/** Every resolver, for the printed schema; a spec fails when the running app has one that is missing here. */
export const resolvers = [
  ...identityResolvers,
  ...expertsResolvers,
  ...marketplaceResolvers,
  ...paymentsResolvers,
  ...conversationsResolvers,
];
