import { Money } from '@sidecrew/money';
import { type Actor, isAdmin, MoneyType, StoredFileType } from '@sidecrew/platform';
import { showDeadlines } from '../../deadline.type.js';
import { contractPolicy, type Party } from '../../hiring/contract.policy.js';
import { feesOfSplit } from '../dispute-fees.js';
import type { DisputeRow } from '../dispute-row.js';
import { type DisputeFacts, possibleDisputeActions } from '../dispute.policy.js';
import type { Split } from '../split.js';
import { DisputeType } from './dispute.types.js';

/** A dispute as this viewer sees it. */
export function showDispute(row: DisputeRow, actor: Actor, now: Date): DisputeType {
  const money = (minor: string): MoneyType => MoneyType.from(Money.of(minor, row.currency));
  const party = contractPolicy.partyOf(actor, row);
  const split = ({ ownerMinor, expertMinor }: SharesText) => ({ owner: money(ownerMinor), expert: money(expertMinor) });
  const outcome = outcomeOf(row);
  const fees = shownFees(row, outcome);
  return Object.assign(new DisputeType(), {
    id: row.id,
    contractId: row.contractId,
    milestoneId: row.milestoneId,
    mediatorId: row.mediatorId,
    state: row.state,
    reason: row.reason,
    openedBy: row.openedBy,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    held: money(row.heldMinor),
    role: party,
    outcome: outcome && split(outcome),
    outcomeKind: row.outcomeKind,
    waivedBy: waivedBy(row),
    ...fees,
    statements: row.statements.map(({ claimMinor, at, files, ...rest }) => ({
      ...rest,
      claim: money(claimMinor),
      at: new Date(at),
      files: files.map(StoredFileType.from),
    })),
    offers: row.offers.map((offer) => ({ ...offer, split: split(offer), at: new Date(offer.at) })),
    rulings: row.rulings.map((ruling) => ({
      ...ruling,
      split: split(ruling),
      at: new Date(ruling.at),
      reasons: [...ruling.reasons],
      acceptedBy: acceptedBy(ruling),
    })),
    legs: row.legs.map(({ kind, state, amountMinor }) => ({ kind, state, amount: money(amountMinor) })),
    deadlines: showDeadlines(row.deadlines),
    possibleActions: possibleDisputeActions(factsOf(row), { id: actor.id, party, isAdmin: isAdmin(actor) }, now),
  });
}

interface SharesText {
  readonly ownerMinor: string;
  readonly expertMinor: string;
}

const outcomeOf = (row: DisputeRow): SharesText | null =>
  row.ownerShareMinor === null || row.expertShareMinor === null
    ? null
    : { ownerMinor: row.ownerShareMinor, expertMinor: row.expertShareMinor };

/** Fees of the outcome; before there is one, of what was ruled last. */
function shownFees(row: DisputeRow, outcome: SharesText | null) {
  const shares = outcome ?? row.rulings.at(-1) ?? null;
  if (!shares) return { ownerPaysFeeBack: null, expertFeeOnShare: null };
  const split: Split = { owner: Money.of(shares.ownerMinor, row.currency), expert: Money.of(shares.expertMinor, row.currency) };
  const { ownerPaysFeeBack, expertFeeOnShare } = feesOfSplit(row, split);
  return { ownerPaysFeeBack: MoneyType.from(ownerPaysFeeBack), expertFeeOnShare: MoneyType.from(expertFeeOnShare) };
}

const parties = (owner: boolean, expert: boolean): Party[] => [
  ...(owner ? (['owner'] as const) : []),
  ...(expert ? (['expert'] as const) : []),
];

const waivedBy = (row: DisputeRow): Party[] => parties(row.ownerWaivedAt !== null, row.expertWaivedAt !== null);

const acceptedBy = (ruling: DisputeRow['rulings'][number]): Party[] => parties(ruling.ownerAccepted, ruling.expertAccepted);

function factsOf(row: DisputeRow): DisputeFacts {
  const mediate = row.deadlines.find(({ kind }) => kind === 'MEDIATE');
  const proposal = row.rulings.find(({ kind }) => kind === 'proposal');
  return {
    state: row.state,
    openedBy: row.openedBy,
    negotiatingSince: row.negotiatingSince,
    isFrozen: row.isFrozen,
    mediatorId: row.mediatorId,
    mediateUntil: mediate ? new Date(mediate.dueAt) : null,
    standingOffers: row.offers.filter(({ newest }) => newest).map(({ by }) => by),
    proposalAcceptedBy: proposal ? acceptedBy(proposal) : [],
    waivedBy: waivedBy(row),
    rulingAdmins: row.rulings.map(({ adminId }) => adminId),
  };
}
