import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MoneyFrozen } from '@sidecrew/marketplace';
import { DifferencesFound } from '@sidecrew/payments';
import { EventHandlers, type Tx } from '@sidecrew/platform';
import { Notices, onDate } from './tell.js';

/** What every admin has to hear of. */
@Injectable()
export class TellStaff implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly notices: Notices,
  ) {}

  onModuleInit(): void {
    this.handlers.on(DifferencesFound, 'tell-staff-when-differences-are-found', (tx, { count, first }) =>
      this.tell(tx, DifferencesFound.name, {
        sentence: count === 1 ? first : `${count} new differences between the books and Stripe. The first: ${first}`,
        path: '/admin/reconciliation',
        action: 'Open reconciliation',
      }),
    );
    this.handlers.on(MoneyFrozen, 'tell-staff-when-a-bank-asks', (tx, { reason, evidenceDueAt }) =>
      this.tell(tx, MoneyFrozen.name, {
        sentence:
          reason === 'fraud_warning'
            ? 'A bank warns of fraud with a payment. Look at it and lift the freeze, or return the money.'
            : `A bank asks about a payment.${evidenceDueAt ? ` Answer by ${onDate(evidenceDueAt)}.` : ''}`,
        path: '/admin/chargebacks',
        action: 'Open chargebacks',
      }),
    );
  }

  private async tell(tx: Tx, kind: string, told: { sentence: string; path: string; action: string }): Promise<void> {
    const admins = await tx.query<{ id: string }>(`select id from users where is_admin and suspended_at is null order by id`);
    for (const { id } of admins) await this.notices.tell(tx, { ...told, kind, personId: id });
  }
}
