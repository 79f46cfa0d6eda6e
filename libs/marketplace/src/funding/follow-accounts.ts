import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccountChanged, PaymentPorts } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { legRetries } from './prefunds/prefund-money.js';
import { PayoutsReady, PayoutsRestricted } from './account.events.js';

/** When an expert can receive again, what was set aside for them is tried at once, each row under its own lock. */
@Injectable()
export class FollowAccounts implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly deadlines: Deadlines,
  ) {}

  onModuleInit(): void {
    this.ports.register({ accountChanged: (tx, fact) => this.changed(tx, fact) });
  }

  private async changed(tx: Tx, { userId, canReceive, couldReceive, restricted }: AccountChanged): Promise<void> {
    if (restricted && couldReceive && !canReceive) await tx.publish(new PayoutsRestricted(userId));
    if (!canReceive) return;
    const waiting = await tx.query<{ id: string }>(
      `select m.id from milestones m join contracts k on k.id = m.contract_id
        where k.expert_id = $1 and m.state = 'approved_blocked' order by m.id`,
      [userId],
    );
    for (const { id } of waiting) await this.deadlines.set(tx, 'RETRY', id, tx.now);
    const parts = await tx.query<{ id: string }>(
      `select l.id from prefund_legs l join contracts k on k.id = l.contract_id
        where k.expert_id = $1 and l.kind = 'release' and l.state = 'blocked' order by l.id`,
      [userId],
    );
    for (const { id } of parts) await this.deadlines.set(tx, legRetries, id, tx.now);
    if (!couldReceive) await tx.publish(new PayoutsReady(userId));
    await tx.wakeWorker();
  }
}
