import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../posting/graphql/task.enums.js';
import { disputeReasons } from '../dispute.entity.js';
import { disputeActions } from '../dispute.policy.js';
import { disputeStates } from '../dispute.process.js';

export const DisputeStateEnum = enumOf(disputeStates);
registerEnumType(DisputeStateEnum, { name: 'DisputeState' });

export const DisputeReasonEnum = enumOf(disputeReasons);
registerEnumType(DisputeReasonEnum, { name: 'DisputeReason' });

export const DisputeActionEnum = enumOf(disputeActions);
registerEnumType(DisputeActionEnum, { name: 'DisputeAction' });
