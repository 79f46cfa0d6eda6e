import type { Currency } from '@sidecrew/money';
import { restored } from '@sidecrew/platform';
import type { AgreedTerms } from '../hiring/contract.entity.js';
import type { Party } from '../hiring/contract.policy.js';
import type { DisputeReason, OutcomeKind } from './dispute.entity.js';
import type { DisputeState } from './dispute.process.js';

interface SharesRow {
  readonly ownerMinor: string;
  readonly expertMinor: string;
}

export interface StatementRow {
  readonly id: string;
  readonly by: Party;
  readonly text: string;
  readonly claimMinor: string;
  readonly at: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly mime: string; readonly bytes: number }[];
}

export interface OfferRow extends SharesRow {
  readonly id: string;
  readonly by: Party;
  readonly note: string | null;
  readonly at: string;
  readonly newest: boolean;
}

export interface RulingRow extends SharesRow {
  readonly id: string;
  readonly kind: 'proposal' | 'decision';
  readonly adminId: string;
  readonly text: string;
  readonly reasons: readonly { readonly checklistItemId: string; readonly finding: string }[];
  readonly at: string;
  readonly ownerAccepted: boolean;
  readonly expertAccepted: boolean;
  readonly rejectedBy: Party | null;
  readonly rejectedBecause: string | null;
}

/** What other parts of the funded amount took, and the fees fixed on it. */
export interface LeftBefore {
  readonly releasedMinor: string;
  readonly leftMinor: string;
  readonly expertFeesMinor: string;
  readonly ownerFeesMinor: string;
}

export interface LegRow {
  readonly kind: 'release' | 'refund';
  readonly state: string;
  readonly amountMinor: string;
  readonly expertFeeMinor: string;
  readonly ownerFeeMinor: string;
}

/** A dispute with all that its room shows. Amounts are text, moments inside lists too, as JSON carries them. */
export interface DisputeRow {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly state: DisputeState;
  readonly openedBy: Party;
  readonly reason: DisputeReason;
  readonly heldMinor: string;
  readonly currency: Currency;
  readonly openedAt: Date;
  readonly negotiatingSince: Date | null;
  readonly isFrozen: boolean;
  readonly mediatorId: string | null;
  readonly ownerShareMinor: string | null;
  readonly expertShareMinor: string | null;
  readonly outcomeKind: OutcomeKind | null;
  readonly ownerWaivedAt: Date | null;
  readonly expertWaivedAt: Date | null;
  readonly closedAt: Date | null;
  readonly ownerId: string;
  readonly expertId: string;
  readonly terms: AgreedTerms;
  readonly before: LeftBefore;
  readonly statements: readonly StatementRow[];
  readonly offers: readonly OfferRow[];
  readonly rulings: readonly RulingRow[];
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly legs: readonly LegRow[];
}

/** A DisputeRow that came inside a larger statement. */
export const disputeOf = restored<DisputeRow>({
  openedAt: true,
  negotiatingSince: true,
  ownerWaivedAt: true,
  expertWaivedAt: true,
  closedAt: true,
});
