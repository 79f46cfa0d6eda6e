import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { NotFound, type Tx } from '@sidecrew/platform';
import { PaymentPorts } from '../ports.js';

/** A chargeback as a person decides about it. */
export interface LockedChargeback {
  readonly paymentId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly status: string;
  readonly currency: Currency;
  readonly amountMinor: string;
  readonly isOver: boolean;
  /** An answer is with the bank, or on its way there. */
  readonly isAnswered: boolean;
  /** It was given up: lost already, or the word is on its way. */
  readonly isConceded: boolean;
  /** Answers that Stripe refused. */
  readonly tries: number;
  /** Concessions that Stripe refused. */
  readonly concessionsRefused: number;
}

/** Locks contract and milestone, then the chargeback. */
@Injectable()
export class LockChargeback {
  constructor(private readonly ports: PaymentPorts) {}

  /** Refuses with NOT_FOUND where there is none. */
  async run(tx: Tx, disputeId: string): Promise<LockedChargeback> {
    const [subject] = await tx.query<{ paymentId: string; contractId: string; milestoneId: string }>(
      `select p.id as "paymentId", p.contract_id as "contractId", p.milestone_id as "milestoneId" from chargebacks c join payments p on p.id = c.payment_id where c.id = $1`,
      [disputeId],
    );
    if (!subject) throw new NotFound('chargeback');
    await this.ports.get('lock')(tx, subject);
    const [row] = await tx.query<Omit<LockedChargeback, 'paymentId' | 'contractId' | 'milestoneId'>>(
      `select status, currency, amount_minor::text as "amountMinor", outcome is not null as "isOver",
              answered_at is not null or exists (select from intents where op = 'evidence' and subject_id = c.id and state <> 'refused') as "isAnswered",
              exists (select from intents where op = 'concede' and subject_id = c.id and state <> 'refused') as "isConceded",
              (select count(*)::int from intents where op = 'evidence' and subject_id = c.id) as tries,
              (select count(*)::int from intents where op = 'concede' and subject_id = c.id and state = 'refused') as "concessionsRefused"
         from chargebacks c where id = $1 for no key update of c`,
      [disputeId],
    );
    if (!row) throw new NotFound('chargeback');
    return { ...subject, ...row };
  }
}
