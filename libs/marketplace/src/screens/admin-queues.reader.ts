import { Injectable } from '@nestjs/common';
import { businessDaysLater, Clock, hours, later, Work } from '@sidecrew/platform';
import { fallenReviews } from '../delivery/review-desk.reader.js';
import { riskLimit } from '../posting/risk.js';
import { launchBusinessDays, launchTimers } from '../timers.js';

export interface AdminQueueRow {
  readonly key: string;
  readonly count: number;
  readonly oldestAt: Date | null;
  readonly dueAt: Date | null;
  readonly path: string;
}

/** How long each queue's oldest entry may wait. */
const limits: Readonly<Record<string, number>> = {
  screening: launchTimers.SCREEN,
  vetting: hours(48),
  disputes: hours(72),
  chargebacks: hours(72),
  money: hours(24),
  reconciliation: hours(24),
  decisions: hours(24),
};

const dueAfter = (key: string, oldestAt: Date): Date =>
  key === 'reviews' ? businessDaysLater(oldestAt, launchBusinessDays.DECIDE) : later(oldestAt, limits[key] ?? hours(24));

const paths: Readonly<Record<string, string>> = {
  screening: '/admin/screening',
  vetting: '/admin/vetting',
  reviews: '/admin/reviews',
  disputes: '/admin/disputes',
  chargebacks: '/admin/chargebacks',
  money: '/admin/payments',
  reconciliation: '/admin/reconciliation',
  decisions: '/admin/decisions',
};

/** What waits for staff, each by its oldest entry against its time limit, in one statement. */
@Injectable()
export class AdminQueuesReader {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<AdminQueueRow[]> {
    const rows = await this.work.read<{ key: string; count: number; oldestAt: Date | null }>(
      `select 'screening' as key, count(*)::int as count, min(screening_since) as "oldestAt" from tasks where state = 'screening' and risk >= ${riskLimit}::real
       union all select 'vetting', count(*)::int, min(requested_at) from vettings where state = 'requested'
       union all select 'reviews', count(*)::int, min(d.admin_reviews_since) from ${fallenReviews}
       union all select 'disputes', count(*)::int, min(opened_at) from disputes where state in ('mediation', 'review', 'appealed')
       union all select 'chargebacks', count(*)::int, min(opened_at) from chargebacks c where outcome is null and answered_at is null
             and not exists (select from intents i where i.subject_id = c.id and i.op in ('evidence', 'concede') and i.state <> 'refused')
       union all select 'money', count(*)::int, min(changed_at) from money_legs where state in ('refused', 'failed')
       union all select 'reconciliation', count(*)::int, min(first_seen_at) from reconciliation_breaks where resolved_at is null and gone_at is null
       union all select 'decisions', count(*)::int, min(asked_at) from staff_decisions where state = 'asked'`,
    );
    const now = this.clock.now();
    return rows
      .map((row) => ({
        ...row,
        path: paths[row.key] ?? '/admin',
        dueAt: row.oldestAt && dueAfter(row.key, row.oldestAt),
      }))
      .sort((a, b) => (a.dueAt ?? later(now, hours(1e5))).getTime() - (b.dueAt ?? later(now, hours(1e5))).getTime());
  }
}
