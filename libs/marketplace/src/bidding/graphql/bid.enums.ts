import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../posting/graphql/task.enums.js';
import { aiDeclarations } from '../bid.entity.js';
import { bidStates } from '../bid.process.js';
import { declineReasons } from '../decline-bid.js';

export const BidStateEnum = enumOf(bidStates);
registerEnumType(BidStateEnum, { name: 'BidState' });

/** Also what a delivery declares. */
export const AiDeclarationEnum = enumOf(aiDeclarations);
registerEnumType(AiDeclarationEnum, { name: 'AiDeclaration' });

export const DeclineReasonEnum = enumOf(declineReasons);
registerEnumType(DeclineReasonEnum, { name: 'DeclineReason' });

export const BidActionEnum = enumOf([
  'acceptCounter',
  'acceptOffer',
  'confirm',
  'counter',
  'decline',
  'message',
  'offer',
  'refuseCounter',
  'refuseOffer',
  'rescindOffer',
  'revise',
  'shortlist',
  'unshortlist',
  'withdraw',
]);
registerEnumType(BidActionEnum, { name: 'BidAction' });
