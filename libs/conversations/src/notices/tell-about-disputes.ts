import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AppealWaived,
  DisputeAnswered,
  DisputeClosed,
  DisputeDecided,
  DisputeOpened,
  DisputeSettled,
  DisputeWithdrawn,
  MediationBegan,
  MediatorAssigned,
  ProposalAccepted,
  ProposalFell,
  ProposalNoticesPort,
  SplitOffered,
  SplitProposed,
} from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';
import { NoticesReader } from './notices.reader.js';
import { onDate } from './tell.js';

interface Sides {
  readonly disputeId: string;
  readonly ownerId: string;
  readonly expertId: string;
}

const room = (disputeId: string) => ({ path: `/disputes/${disputeId}`, action: 'Open the dispute', subjectId: disputeId });
const other = (sides: Sides, party: 'owner' | 'expert'): string => (party === 'owner' ? sides.expertId : sides.ownerId);
const toBoth = (sides: Sides, sentence: string, subjectId = sides.disputeId) =>
  [sides.ownerId, sides.expertId].map((personId) => ({ personId, sentence, ...room(sides.disputeId), subjectId }));

/** The same words to both sides, and always what happens next and until when. */
@Injectable()
export class TellAboutDisputes implements OnModuleInit {
  constructor(
    private readonly writer: NoticeWriter,
    private readonly notices: NoticesReader,
    private readonly proof: ProposalNoticesPort,
  ) {}

  onModuleInit(): void {
    this.proof.register({ notified: (tx, rulingId) => this.notices.notifiedOf(tx, rulingId) });
    this.betweenTheParties();
    this.withAdmins();
  }

  private betweenTheParties(): void {
    this.writer.on(DisputeOpened, 'tell-other-side-when-dispute-is-opened', (event, names) => [
      {
        personId: other(event, event.openedBy),
        sentence: `${names[event.openedBy]} opened a dispute about “${names.task}”. The money stays held. Answer by ${onDate(event.answerBy)}.`,
        ...room(event.disputeId),
      },
    ]);
    this.writer.on(DisputeAnswered, 'tell-other-side-when-dispute-is-answered', (event, names) => [
      {
        personId: other(event, event.answeredBy),
        sentence: `${names[event.answeredBy]} answered in the dispute about “${names.task}”. You can agree on a split until ${onDate(event.negotiateUntil)}.`,
        ...room(event.disputeId),
      },
    ]);
    this.writer.on(SplitOffered, 'tell-other-side-when-split-is-offered', (event, names) => [
      {
        personId: other(event, event.offeredBy),
        sentence: `${names[event.offeredBy]} offers a split for “${names.task}”.`,
        ...room(event.disputeId),
      },
    ]);
    this.writer.on(DisputeWithdrawn, 'tell-other-side-when-dispute-is-withdrawn', (event, names) => [
      {
        personId: other(event, event.withdrawnBy),
        sentence: `${names[event.withdrawnBy]} withdrew the dispute about “${names.task}”. The contract goes on.`,
        ...room(event.disputeId),
      },
    ]);
  }

  private withAdmins(): void {
    this.writer.on(MediationBegan, 'tell-both-when-mediation-begins', (event, names) =>
      toBoth(event, `An admin looks at the dispute about “${names.task}” and proposes a split by ${onDate(event.dueAt)}.`),
    );
    this.writer.on(MediatorAssigned, 'tell-both-who-mediates', (event, names) =>
      toBoth(event, `An admin has taken up the dispute about “${names.task}”.`),
    );
    this.writer.on(SplitProposed, 'tell-both-when-split-is-proposed', (event, names) =>
      toBoth(
        event,
        `An admin proposes a split for “${names.task}”. It counts as accepted if nobody rejects it by ${onDate(event.answerBy)}.`,
        event.rulingId,
      ),
    );
    this.writer.on(ProposalAccepted, 'tell-other-side-when-proposal-is-accepted', (event, names) => [
      {
        personId: other(event, event.acceptedBy),
        sentence: `${names[event.acceptedBy]} accepted the proposed split for “${names.task}”.`,
        ...room(event.disputeId),
      },
    ]);
    this.writer.on(ProposalFell, 'tell-both-when-proposal-fell', (event, names) =>
      toBoth(event, `The proposed split for “${names.task}” was not accepted. A second admin decides by ${onDate(event.dueAt)}.`),
    );
    this.writer.on(DisputeDecided, 'tell-both-when-dispute-is-decided', (event, names) =>
      toBoth(
        event,
        `The dispute about “${names.task}” is decided. It is carried out on ${onDate(event.appealUntil)}, or earlier if both agree.`,
      ),
    );
    this.writer.on(AppealWaived, 'tell-other-side-when-decision-may-be-carried-out', (event, names) => [
      {
        personId: other(event, event.waivedBy),
        sentence: `${names[event.waivedBy]} agrees to carry the decision about “${names.task}” out now. Once you both agree, the money moves at once.`,
        ...room(event.disputeId),
      },
    ]);
    this.writer.on(DisputeSettled, 'tell-both-when-dispute-is-settled', (event, names) =>
      toBoth(event, `The dispute about “${names.task}” is settled. Refund and payment are on their way.`),
    );
    this.writer.on(DisputeClosed, 'tell-both-when-dispute-is-closed', (event, names) =>
      toBoth(event, `The dispute about “${names.task}” is closed.`),
    );
  }
}
