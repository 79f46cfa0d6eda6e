import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChargeDeclined, ChargeWish, FundedFact, FundingEnded, PayerAskedBack } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { recordTimeline } from '../../hiring/timeline.js';
import { FundingKeepers } from '../funding-keepers.js';
import { prefundSubject, prefundSubjectType } from './ask-prefund.js';
import { AutoFundClock } from './auto-fund-clock.js';
import { moveAutoFunding } from './auto-funding-rows.js';
import { HoldPrefund } from './hold-prefund.js';
import { autoFundingPaused, PrefundDeclined, prefundFact, PrefundNeedsOwner } from './prefund.events.js';
import { keepPrefund, type LockedPrefund, lockPrefund, pendingPrefundStates } from './prefund-rows.js';

/** What became of a period's money after it was asked for. Told of an attempt that does not count any more, nothing changes. */
@Injectable()
export class FollowPrefunds implements OnModuleInit {
  constructor(
    private readonly fundings: FundingKeepers,
    private readonly hold: HoldPrefund,
    private readonly clock: AutoFundClock,
  ) {}

  onModuleInit(): void {
    this.fundings.keep(prefundSubjectType, {
      funded: (tx, fact) => this.funded(tx, fact),
      ended: (tx, fact) => this.ended(tx, fact),
      savedCard: {
        stillWanted: (tx, wish) => this.stillWanted(tx, wish),
        declined: (tx, fact) => this.declined(tx, fact),
        askedBack: (tx, fact) => this.askedBack(tx, fact),
      },
    });
  }

  /** `unwanted` money goes back by itself: a late page, a contract that ended, another attempt that was faster. */
  private async funded(tx: Tx, fact: FundedFact): Promise<'wanted' | 'unwanted'> {
    const { contract, plan, prefund } = await this.locked(tx, fact);
    const isWanted =
      isOpenAttempt(prefund, fact) &&
      plan.state !== 'ended' &&
      contract.state === 'active' &&
      fact.currency === prefund.currency &&
      fact.priceMinor === prefund.priceMinor &&
      fact.ownerFeeMinor === prefund.ownerFeeMinor;
    if (!isWanted) return 'unwanted';
    await this.hold.run(tx, contract, prefund, fact.paymentId);
    return 'wanted';
  }

  /** Nobody pays any more: a page that closed is the owner's own choice, a card that failed for good pauses everything. */
  private async ended(tx: Tx, fact: FundingEnded): Promise<void> {
    const { contract, plan, prefund } = await this.locked(tx, fact);
    if (!isOpenAttempt(prefund, fact)) return;
    await keepPrefund(tx, prefund, { state: 'due', retryAt: null, pageUrl: null, pageUntil: null });
    if (prefund.paysBy !== 'card' || fact.code === 'no_longer_wanted') return;
    if (!(await moveAutoFunding(tx, plan.id, ['active'], 'paused', 'not_paid'))) return;
    await this.clock.stop(tx, plan.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      kind: 'auto_funding_paused',
      actorId: null,
      actorRole: 'payments',
      facts: { purpose: plan.purpose, reason: fact.reason, code: fact.code },
    });
    await tx.publish(autoFundingPaused(contract, plan));
  }

  /** Asked before each try of a saved card. Reads only. Nobody who was suspended meanwhile is charged. */
  private async stillWanted(tx: Tx, { subject }: ChargeWish): Promise<boolean> {
    const [row] = await tx.query<{ wanted: boolean }>(
      `select f.attempt = $2 and f.state = any($3::text[]) and a.state = 'active' and k.state = 'active' and o.suspended_at is null as wanted
         from prefunds f join auto_fundings a on a.id = f.auto_funding_id
         join contracts k on k.id = f.contract_id join users o on o.id = k.owner_id where f.id = $1`,
      [idOf(subject.id), attemptOf(subject.id), pendingPrefundStates],
    );
    return row?.wanted ?? false;
  }

  /** Told each time; the last time `fundingEnded` follows and says what comes of it. */
  private async declined(tx: Tx, fact: ChargeDeclined): Promise<void> {
    const { contract, prefund } = await this.locked(tx, fact);
    if (!isOpenAttempt(prefund, fact) || !fact.retryAt) return;
    await keepPrefund(tx, prefund, { state: 'declined', retryAt: fact.retryAt });
    await tx.publish(new PrefundDeclined(fact.retryAt.toISOString(), ...prefundFact(contract, prefund)));
  }

  private async askedBack(tx: Tx, fact: PayerAskedBack): Promise<void> {
    const { contract, prefund } = await this.locked(tx, fact);
    if (!isOpenAttempt(prefund, fact)) return;
    await keepPrefund(tx, prefund, {
      state: 'asked_back',
      paymentId: fact.paymentId,
      retryAt: null,
      pageUrl: fact.url,
      pageUntil: fact.until,
    });
    await tx.publish(new PrefundNeedsOwner(fact.until.toISOString(), ...prefundFact(contract, prefund)));
  }

  private locked(tx: Tx, { subject }: ChargeWish): Promise<LockedPrefund> {
    return lockPrefund(tx, idOf(subject.id));
  }
}

const idOf = (subjectId: string): string => subjectId.split(':')[0] ?? '';
const attemptOf = (subjectId: string): number => Number(subjectId.split(':')[1]);

/** An earlier attempt may still speak; only the one that is open counts. */
const isOpenAttempt = (prefund: LockedPrefund['prefund'], { subject }: ChargeWish | FundedFact): boolean =>
  pendingPrefundStates.includes(prefund.state) && subject.id === prefundSubject(prefund).id;
