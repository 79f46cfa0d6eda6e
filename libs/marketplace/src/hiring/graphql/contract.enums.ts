import { registerEnumType } from '@nestjs/graphql';
import { contractStates } from '../../contract.process.js';
import { milestoneStates } from '../../milestone.process.js';
import { enumOf } from '../../posting/graphql/task.enums.js';
import { contractActions } from '../contract-actions.js';
import { contractTabs } from '../contracts.reader.js';
import { milestoneActions } from '../milestone-actions.js';

export const ContractStateEnum = enumOf(contractStates);
registerEnumType(ContractStateEnum, { name: 'ContractState' });

/** A divided row is never shown, so clients need not know the word. */
export const MilestoneStateEnum = enumOf(milestoneStates.filter((state) => state !== 'divided'));
registerEnumType(MilestoneStateEnum, { name: 'MilestoneState' });

export const ContractActionEnum = enumOf(contractActions);
registerEnumType(ContractActionEnum, { name: 'ContractAction' });

export const MilestoneActionEnum = enumOf(milestoneActions);
registerEnumType(MilestoneActionEnum, { name: 'MilestoneAction' });

export const ContractTabEnum = enumOf(contractTabs);
registerEnumType(ContractTabEnum, { name: 'ContractTab' });

export const PartyEnum = enumOf(['owner', 'expert']);
registerEnumType(PartyEnum, { name: 'Party' });
