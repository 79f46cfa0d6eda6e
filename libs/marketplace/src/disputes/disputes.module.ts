import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { HiringModule } from '../hiring/hiring.module.js';
import { AcceptProposal } from './accept-proposal.js';
import { AcceptSplit } from './accept-split.js';
import { AnswerDispute } from './answer-dispute.js';
import { AskMediation } from './ask-mediation.js';
import { AssignDispute } from './assign-dispute.js';
import { CarryOut } from './carry-out.js';
import { CloseDispute } from './close-dispute.js';
import { DecideDispute } from './decide-dispute.js';
import { DisputeClock } from './dispute-clock.js';
import { DisputeFiles } from './dispute-files.js';
import { DisputesReader } from './disputes.reader.js';
import { DisputeVerbsResolver } from './graphql/dispute-verbs.resolver.js';
import { DisputesLoader } from './graphql/disputes.loader.js';
import { DisputesResolver, MilestoneDisputeResolver, RulingAuthorResolver } from './graphql/disputes.resolver.js';
import { Mediation } from './mediation.js';
import { OfferSplit } from './offer-split.js';
import { OpenDispute } from './open-dispute.js';
import { ProposalNoticesPort } from './proposal-notices.port.js';
import { ProposeSplit } from './propose-split.js';
import { RejectProposal } from './reject-proposal.js';
import { SecondReview } from './second-review.js';
import { WaiveAppeal } from './waive-appeal.js';
import { WithdrawDispute } from './withdraw-dispute.js';

const verbs = [
  OpenDispute,
  AnswerDispute,
  OfferSplit,
  AcceptSplit,
  WithdrawDispute,
  AskMediation,
  AssignDispute,
  ProposeSplit,
  AcceptProposal,
  RejectProposal,
  DecideDispute,
  WaiveAppeal,
];
const consequences = [Mediation, SecondReview, CarryOut, CloseDispute, DisputeClock, DisputeFiles];

export const disputesResolvers = [DisputesResolver, DisputeVerbsResolver, MilestoneDisputeResolver, RulingAuthorResolver];

/** Step 6: when owner and expert disagree about held money. Whoever tells people things fills `ProposalNoticesPort`. */
@Module({
  imports: [HiringModule, FundingModule],
  providers: [...disputesResolvers, ...verbs, ...consequences, DisputesReader, DisputesLoader, ProposalNoticesPort],
  exports: [ProposalNoticesPort, DisputesLoader],
})
export class DisputesModule {}
