import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { Fetched } from '../../gateway/stripe-object.js';
import type { FrozenCall, Intent, Op } from '../intent-row.js';
import { AccountOp } from './account.op.js';
import { ChargeSavedCardOp } from './charge-saved-card.op.js';
import { ConcedeOp } from './concede.op.js';
import { CustomerOp } from './customer.op.js';
import { EvidenceFileOp } from './evidence-file.op.js';
import { EvidenceOp } from './evidence.op.js';
import { ExpireFundingOp } from './expire-funding.op.js';
import { FundOp } from './fund.op.js';
import type { Frozen, OpHandler } from './op.js';
import { RefundOp } from './refund.op.js';
import { ReleaseOp } from './release.op.js';
import { RemoveCardOp } from './remove-card.op.js';
import { ReverseOp } from './reverse.op.js';
import { SaveCardOp } from './save-card.op.js';

/** Every kind of call, by its name. */
@Injectable()
export class Ops {
  private readonly byName: { readonly [O in Op]: OpHandler<O> };

  constructor(
    fund: FundOp,
    chargeSavedCard: ChargeSavedCardOp,
    expire: ExpireFundingOp,
    customer: CustomerOp,
    saveCard: SaveCardOp,
    removeCard: RemoveCardOp,
    release: ReleaseOp,
    reverse: ReverseOp,
    refund: RefundOp,
    account: AccountOp,
    evidenceFile: EvidenceFileOp,
    evidence: EvidenceOp,
    concede: ConcedeOp,
  ) {
    this.byName = {
      fund: fund,
      'fund.saved': chargeSavedCard,
      'fund.expire': expire,
      customer: customer,
      'card.save': saveCard,
      'card.remove': removeCard,
      release: release,
      reverse: reverse,
      refund: refund,
      account: account,
      'evidence.file': evidenceFile,
      evidence: evidence,
      concede: concede,
    };
  }

  freeze(tx: Tx, intent: Intent): Promise<Frozen> {
    return this.handlerOf(intent).freeze(tx, intent);
  }

  send(intent: Intent, call: FrozenCall): Promise<Fetched[]> {
    return this.handlerOf(intent).send(call.body, call.key, intent);
  }

  lookUp(intent: Intent, call: FrozenCall): Promise<Fetched[] | null> {
    return this.handlerOf(intent).lookUp(call.body, intent);
  }

  /** The table above pairs each op with its handler; the compiler cannot follow that through a union. */
  private handlerOf(intent: Intent): OpHandler<Op> {
    return this.byName[intent.op] as OpHandler<Op>;
  }
}

export const opProviders = [
  FundOp,
  ChargeSavedCardOp,
  ExpireFundingOp,
  CustomerOp,
  SaveCardOp,
  RemoveCardOp,
  ReleaseOp,
  ReverseOp,
  RefundOp,
  AccountOp,
  EvidenceFileOp,
  EvidenceOp,
  ConcedeOp,
  Ops,
];
