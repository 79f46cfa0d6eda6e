import { Injectable } from '@nestjs/common';
import { AnswerChargeback, type ChargebackAnswer } from '@sidecrew/payments';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { disputePolicy } from '../disputes/dispute.policy.js';
import { lockContract } from '../hiring/contract-locks.js';
import { EvidenceFiles } from './evidence-files.js';

/** Staff answer a bank, once, with words and documents of this contract. */
@Injectable()
export class AnswerBank {
  constructor(
    private readonly work: Work,
    private readonly answer: AnswerChargeback,
    private readonly documents: EvidenceFiles,
  ) {}

  /** Refuses admins who are a party of the contract, and documents that are not of it. */
  async run(actor: Actor, disputeId: string, answer: ChargebackAnswer): Promise<void> {
    await this.work.transaction(async (tx) => {
      const contract = await lockContract(tx, await contractOf(tx, disputeId));

      disputePolicy.mustBeNeutralAdmin(actor, contract);
      await this.documents.mustBeOf(tx, contract.id, answer.files);

      await this.answer.run(tx, actor, disputeId, answer);
    });
  }
}

/** The contract whose payment a bank asks about; refuses with NOT_FOUND where it asks about none. */
export async function contractOf(tx: { query: Work['read'] }, disputeId: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `select p.contract_id as id from chargebacks c join payments p on p.id = c.payment_id where c.id = $1`,
    [disputeId],
  );
  if (!row) throw new NotFound('chargeback');
  return row.id;
}
