import { liftRestriction, rejectAccount, restrictAccount } from '../accounts/restrict-account.js';
import { changeAccount } from '../accounts/capabilities.js';
import { holdReserve, releaseReserve } from '../balance/reserve.js';
import { runDueJobs } from '../clock/run-due-jobs.js';
import { warnAbout } from '../disputes/early-fraud-warning.js';
import { openDispute } from '../disputes/open-dispute.js';
import type { Courier } from '../events/courier.js';
import { invalidRequest } from '../protocol/api-error.js';
import { settingsOf, type Settings } from '../settings.js';
import type { Snapshot } from '../storage/store.js';
import type { World } from '../world.js';
import type { Faults } from './faults.js';
import { ledgerDump } from './ledger-dump.js';
import { resendEvent } from './resend-event.js';
import { plantWorld } from './plant-world.js';
import { returnPayout } from './return-payout.js';
import { settleNow } from './settle-now.js';
import { seedWorld, type SeedWish } from './seed-world.js';

/** What tests, demos and operators may do to the sandbox from outside. Never used by the app under test. */
export class Control {
  constructor(
    private readonly world: World,
    private readonly courier: Courier,
    readonly faults: Faults,
    private readonly replan: () => void,
  ) {}

  /** Resolves once no delivery is in flight or due. */
  idle(): Promise<void> {
    return this.courier.idle();
  }

  clock() {
    const { clock } = this.world;
    return {
      now: new Date(clock.present()).toISOString(),
      nowMs: clock.present(),
      offsetMs: clock.offsetMs(),
      rate: clock.rate(),
    };
  }

  /** Moves the clock to an offset from wall time; everything that falls due happens first, in order. */
  setClockOffset(offsetMs: number) {
    this.step(() => this.world.clock.setOffset(offsetMs));
    return this.clock();
  }

  advanceClock(ms: number) {
    return this.setClockOffset(this.world.clock.offsetMs() + ms);
  }

  /** Lets time pass faster (or at its own pace again, with 1). It keeps passing so while the sandbox is down. */
  setClockRate(rate: number) {
    if (!(rate >= 1 && rate <= 1_000_000)) throw invalidRequest('The clock runs between 1 and 1,000,000 times as fast as a real one.');
    this.step(() => this.world.clock.setRate(rate));
    return this.clock();
  }

  /** Makes all pending money available now; with `payouts` also sends it on and lets it arrive. */
  settleNow(options: { payouts?: boolean } = {}): void {
    this.step(() => settleNow(this.world, options.payouts ?? false));
  }

  /** Opens a chargeback or inquiry on a charge. */
  dispute(chargeId: string, about: { kind?: 'chargeback' | 'inquiry'; reason?: string; amount?: number } = {}) {
    const { kind = 'chargeback', reason = 'fraudulent', amount } = about;
    return this.step(() => openDispute(this.world, this.charge(chargeId), { kind, reason, amount }));
  }

  /** Raises an early fraud warning about a charge. */
  warn(chargeId: string) {
    return this.step(() => warnAbout(this.world, this.charge(chargeId)));
  }

  /** Asks an account for more; restricted from the deadline on, at once without one. */
  restrictAccount(id: string, deadlineMs = 0) {
    return this.step(() => restrictAccount(this.world, id, deadlineMs));
  }

  liftRestriction(id: string) {
    return this.step(() => liftRestriction(this.world, id));
  }

  rejectAccount(id: string) {
    return this.step(() => rejectAccount(this.world, id));
  }

  /** Ends a held identity check. */
  decideVerification(id: string, verification: 'failed' | 'verified') {
    return this.step(() => changeAccount(this.world, id, { verification }));
  }

  /** Lets the bank return a payout. */
  failPayout(id: string, code = 'could_not_process') {
    return this.step(() => returnPayout(this.world, id, code));
  }

  /** Keeps a part of the platform's available money back, as the provider may for its connected accounts. */
  holdReserve(currency: string, amount: number) {
    return this.step(() => holdReserve(this.world, currency, amount));
  }

  /** Sets a part of what was kept back free again. */
  releaseReserve(currency: string, amount: number) {
    return this.step(() => releaseReserve(this.world, currency, amount));
  }

  /** Sends an event once more, to one listener or to all that want it. */
  resendEvent(eventId: string, listener?: string): number {
    return this.step(() => resendEvent(this.world, eventId, listener));
  }

  settings(): Settings {
    return settingsOf(this.world);
  }

  changeSettings(patch: Partial<Settings>): Settings {
    return this.step(() => {
      const values = { ...settingsOf(this.world), ...patch };
      return this.world.tables.settings.update('settings', { values }).values;
    });
  }

  /** Every balance and movement, for tests that compare books. */
  dump() {
    return ledgerDump(this.world);
  }

  /** Puts a float into the platform's balance and makes ready-made accounts. */
  seed(wish: SeedWish = {}) {
    return this.step(() => seedWorld(this.world, wish));
  }

  snapshot(): Snapshot {
    return this.world.store.snapshot();
  }

  restore(snapshot: Snapshot): void {
    this.world.store.restore(snapshot);
    this.step(() => undefined);
  }

  /** Empties everything, webhook endpoints too unless they are kept. Clock offset and settings go back to start. */
  reset(options: { keepEndpoints?: boolean } = {}): void {
    this.step(() => plantWorld(this.world, { again: true, keepEndpoints: options.keepEndpoints ?? false }));
    this.faults.clear();
  }

  /** One change as one step, with all that falls due by it. */
  private step<T>(act: () => T): T {
    const { store } = this.world;
    let result: T;
    try {
      result = act();
    } catch (error) {
      store.rollback();
      throw error;
    }
    store.commit();
    runDueJobs(this.world);
    this.replan();
    return result;
  }

  private charge(id: string) {
    const charge = this.world.tables.charges.get(id);
    if (charge?.status !== 'succeeded') throw invalidRequest(`No charge '${id}' that succeeded.`);
    return charge;
  }
}
