import { feeOn, Money } from '@sidecrew/money';
import { type Actor, businessDaysLater, MoneyType } from '@sidecrew/platform';
import { showDeadlines } from '../../deadline.type.js';
import { contractPolicy } from '../contract.policy.js';
import type { BankQuestionJson, ContractRow, MilestoneJson } from '../contract-rows.js';
import type { MilestoneState } from '../../milestone.process.js';
import { mayBeGivenBackUntil } from '../late-refund-time.js';
import { milestoneActionsFor } from '../milestone-actions.js';
import { type Position, positionOf, sumOfPositions } from '../money-position.js';
import { contractActionsFor } from '../contract-actions.js';
import { ContractType } from './contract.types.js';
import { type BankQuestionType, MilestoneType, type MoneyPositionType, type ReleasedMoneyType } from './milestone.types.js';

/** Banks need about this long after the money has left. */
const bankDays = 2;

/** A contract for one who may see it. */
export function showContract(row: ContractRow, actor: Actor, now: Date): ContractType {
  const price = Money.of(row.priceMinor, row.currency);
  const { id, taskId, title, state, threadId, createdAt, endedAt, endReason, expertHandle, expertCanReceive, taskVersion, bidVersion } =
    row;
  return Object.assign(new ContractType(), {
    id,
    taskId,
    title,
    state,
    threadId,
    createdAt,
    endedAt,
    endReason,
    expertHandle,
    expertCanReceive,
    role: contractPolicy.partyOf(actor, row),
    owner: { ...row.owner, joinedAt: new Date(row.owner.joinedAt) },
    expert: { ...row.expert, joinedAt: new Date(row.expert.joinedAt) },
    price: MoneyType.from(price),
    terms: { ...row.terms, taskVersion, bidVersion },
    checklist: [...row.checklist],
    milestones: row.milestones.map((milestone) => showMilestone(row, milestone, actor, now)),
    position: showPosition(
      sumOfPositions(
        price,
        row.milestones.map(({ position }) => positionOf(position, row.currency)),
      ),
    ),
    deadlines: showDeadlines(row.deadlines),
    possibleActions: contractActionsFor(actor, row, now),
  });
}

/** Where less than the price, or nothing, has reached the expert: what was released counts, and the fee on it. */
const endsInParts: ReadonlySet<MilestoneState> = new Set(['settled', 'refunded', 'part_refunded', 'charged_back']);

/** A milestone of a contract that the actor may see. */
export function showMilestone(row: ContractRow, milestone: MilestoneJson, actor: Actor, now: Date): MilestoneType {
  const amount = Money.of(milestone.amountMinor, row.currency);
  const fee = (fixed: string | null, basisPoints: number): Money => Money.of(fixed ?? feeOn(amount.minor, basisPoints), row.currency);
  const position = positionOf(milestone.position, row.currency);
  const reaches = endsInParts.has(milestone.state) ? position.released : amount;
  const ownerFee = fee(milestone.ownerFeeMinor, row.terms.ownerFeeBasisPoints);
  const expertFee = reaches.isZero ? reaches : fee(milestone.expertFeeMinor, row.terms.expertFeeBasisPoints);
  const { id, parentId, n, title, state, days, changeRounds, autoApproved, blockedBecause } = milestone;
  return Object.assign(new MilestoneType(), {
    id,
    parentId,
    n,
    title,
    state,
    days,
    changeRounds,
    autoApproved,
    blockedBecause,
    contractId: row.id,
    charge: contractPolicy.partyOf(actor, row) === 'owner' ? milestone.charge : null,
    frozenBecause: [...milestone.frozenBecause],
    bank: milestone.bank && showBankQuestion(milestone.bank, contractPolicy.partyOf(actor, row) === null),
    amount: MoneyType.from(amount),
    dueAt: milestone.dueAt === null ? null : new Date(milestone.dueAt),
    ownerFee: MoneyType.from(ownerFee),
    ownerPays: MoneyType.from(amount.plus(ownerFee)),
    expertFee: MoneyType.from(expertFee),
    expertGets: MoneyType.from(reaches.minus(expertFee)),
    position: showPosition(position),
    releasedMoney: releasedMoney(row, milestone, now),
    checklist: [...row.checklist],
    deadlines: showDeadlines(milestone.deadlines),
    arrivesAbout: arrivesAbout(milestone, now),
    possibleActions: milestoneActionsFor(actor, row, milestone, now),
  });
}

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

const showBankQuestion = ({ id, ...question }: BankQuestionJson, isStaff: boolean): BankQuestionType => ({
  ...question,
  caseId: isStaff ? id : null,
  openedAt: new Date(question.openedAt),
  dueAt: dateOrNull(question.dueAt),
  answeredAt: dateOrNull(question.answeredAt),
  closedAt: dateOrNull(question.closedAt),
});

/** Only where something is left and time too. */
function releasedMoney({ currency, terms }: ContractRow, { release, position }: MilestoneJson, now: Date): ReleasedMoneyType | null {
  const most = Money.of(position.released, currency);
  const until = release && mayBeGivenBackUntil(new Date(release.at));
  if (!until || now > until || most.isZero) return null;
  const { expertFeeBasisPoints, ownerFeeBasisPoints } = terms;
  const show = (minor: string): MoneyType => MoneyType.from(Money.of(minor, currency));
  return {
    most: MoneyType.from(most),
    until,
    kept: show(release.keptMinor),
    keptExpertFee: show(release.keptExpertFeeMinor),
    keptOwnerFee: show(release.keptOwnerFeeMinor),
    expertFeeBasisPoints,
    ownerFeeBasisPoints,
  };
}

/** Known once approved: after clearing, or since the release, plus the bank's days. */
function arrivesAbout({ state, endedAt, deadlines }: MilestoneJson, now: Date): Date | null {
  if (state === 'releasing') return businessDaysLater(now, bankDays);
  if (state === 'released' && endedAt !== null) return businessDaysLater(new Date(endedAt), bankDays);
  const clears = deadlines.find(({ kind }) => kind === 'CLEAR');
  return state === 'approved' && clears ? businessDaysLater(new Date(clears.dueAt), bankDays) : null;
}

const showPosition = (position: Position): MoneyPositionType => ({
  price: MoneyType.from(position.price),
  funded: MoneyType.from(position.funded),
  held: MoneyType.from(position.held),
  inFlight: MoneyType.from(position.inFlight),
  released: MoneyType.from(position.released),
  refunded: MoneyType.from(position.refunded),
  chargedBack: MoneyType.from(position.chargedBack),
});
