import { AdoptMoney } from './adopt-money.js';
import { AskDecision } from './ask-decision.js';
import { ConfirmDecision } from './confirm-decision.js';
import { DecisionKeepers } from './decision-keepers.js';
import { DecisionsReader } from './decisions.reader.js';
import { DeclineDecision } from './decline-decision.js';
import { FollowDecisions } from './follow-decisions.js';
import { ReturnByHand } from './return-by-hand.js';

/** What the keepers of other libs need. */
export const decisionsOpen = [DecisionKeepers];

/** Verbs of staff about money, and what follows from them. */
export const decisionProviders = [
  AskDecision,
  ConfirmDecision,
  DeclineDecision,
  DecisionsReader,
  AdoptMoney,
  ReturnByHand,
  FollowDecisions,
];
