import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { ContractTies } from '../../hiring/contract-ties.js';

/** A contract lives as long as something is agreed or held for its periods. */
@Injectable()
export class PrefundTies implements OnModuleInit {
  constructor(private readonly ties: ContractTies) {}

  onModuleInit(): void {
    this.ties.register('prefunds', {
      isOpen: (tx, contractId) =>
        exists(
          tx,
          `auto_fundings where contract_id = $1 and state <> 'ended'
           union all select from prefunds where contract_id = $1 and state in ('asked', 'declined', 'asked_back', 'held')`,
          contractId,
        ),
      hasPaid: (tx, contractId) =>
        exists(tx, `prefund_legs where contract_id = $1 and kind = 'release' and state = 'confirmed'`, contractId),
    });
  }
}

async function exists(tx: Tx, what: string, contractId: string): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(`select exists (select from ${what}) as found`, [contractId]);
  return row?.found ?? false;
}
