import { fundsBecomeAvailable } from '../balance/funds-become-available.js';
import { topupArrives } from '../balance/topup.js';
import { restrictionDeadline } from '../accounts/restrict-account.js';
import { verificationEnds } from '../accounts/verify-account.js';
import { bankDebitSettles } from '../checkout/pay-by-bank.js';
import { sessionExpires } from '../checkout/expire-session.js';
import { disputeDeadline, disputeIsDecided } from '../disputes/decide-dispute.js';
import { disputeOpens } from '../disputes/open-dispute.js';
import { dailyPayouts } from '../payouts/daily-payouts.js';
import { payoutArrives, payoutBounces, payoutLeaves } from '../payouts/payout-journey.js';
import { refundFails, refundSettles } from '../refunds/refund-journey.js';
import { logDefect } from '../log-defect.js';
import type { World } from '../world.js';
import { nextJob, type JobKind } from './job.js';

const actions: Record<JobKind, (world: World, subject: string) => void> = {
  'funds-become-available': fundsBecomeAvailable,
  'session-expires': sessionExpires,
  'bank-debit-settles': bankDebitSettles,
  'dispute-opens': disputeOpens,
  'dispute-is-decided': disputeIsDecided,
  'dispute-deadline': disputeDeadline,
  'refund-settles': refundSettles,
  'refund-fails': refundFails,
  'verification-ends': verificationEnds,
  'restriction-deadline': restrictionDeadline,
  'daily-payouts': dailyPayouts,
  'payout-leaves': payoutLeaves,
  'payout-arrives': payoutArrives,
  'payout-bounces': payoutBounces,
  'topup-arrives': topupArrives,
};

/** Runs everything that is due by now, in order, each as one step of its own. */
export function runDueJobs(world: World): void {
  const cause = world.cause;
  world.cause = null;
  for (let job = nextJob(world, world.clock.present()); job; job = nextJob(world, world.clock.present())) {
    const { id, kind, subject, dueAt } = job;
    try {
      world.clock.at(dueAt, () => actions[kind](world, subject));
    } catch (error) {
      // A job that cannot be done must not stop the clock for everything behind it.
      world.store.rollback();
      logDefect(error);
    }
    world.tables.jobs.remove(id);
    world.store.commit();
  }
  world.cause = cause;
}
