import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { lockContract } from './contract-locks.js';
import type { Contract } from './contract.entity.js';
import { contractPolicy } from './contract.policy.js';
import { EndUnfundedContract } from './end-unfunded.js';
import { ContractCancelled } from './hiring.events.js';
import { recordTimeline } from './timeline.js';

/** Calls a contract off before any payment. The other side learns the reason; the task stays open. */
@Injectable()
export class CancelContract {
  constructor(
    private readonly work: Work,
    private readonly end: EndUnfundedContract,
  ) {}

  run(actor: Actor, contractId: string, reason: string): Promise<Contract> {
    return this.work.transaction(async (tx) => {
      const contract = await lockContract(tx, contractId);
      const party = contractPolicy.mustBeParty(actor, contract);
      await this.end.run(tx, contract, 'cancel', party, reason);
      await recordTimeline(tx, {
        contractId: contract.id,
        kind: 'contract_cancelled',
        actorId: actor.id,
        actorRole: party,
        facts: { reason },
      });
      await tx.publish(new ContractCancelled(contract.id, contract.taskId, contract.ownerId, contract.expertId, party, reason));
      return contract;
    });
  }
}
