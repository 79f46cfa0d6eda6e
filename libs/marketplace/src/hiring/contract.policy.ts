import { type Actor, NotFound } from '@sidecrew/platform';
import type { Contract } from './contract.entity.js';

export type Party = 'owner' | 'expert';

/** A contract and all below it belong to its two parties; admins come through their own line. */
export const contractPolicy = {
  partyOf(actor: Actor, contract: Pick<Contract, 'ownerId' | 'expertId'>): Party | null {
    if (actor.id === contract.ownerId) return 'owner';
    return actor.id === contract.expertId ? 'expert' : null;
  },

  /** The party's own verbs: whoever is not that party learns nothing. */
  mustBe(party: Party, actor: Actor, contract: Pick<Contract, 'ownerId' | 'expertId'>): void {
    if (contractPolicy.partyOf(actor, contract) !== party) throw new NotFound('contract');
  },

  /** Verbs open to both parties; answers which one asks. */
  mustBeParty(actor: Actor, contract: Pick<Contract, 'ownerId' | 'expertId'>): Party {
    const party = contractPolicy.partyOf(actor, contract);
    if (!party) throw new NotFound('contract');
    return party;
  },

  mayRead(actor: Actor, contract: Pick<Contract, 'ownerId' | 'expertId'>): boolean {
    return contractPolicy.partyOf(actor, contract) !== null || actor.roles.has('admin');
  },
};
