import { describe, expect, it } from '@jest/globals';
import { feeOn, feeOnPart, splitByShares } from '@sidecrew/money';
import fc from 'fast-check';
import {
  type AccountName,
  deferredFeeOf,
  escrowOf,
  expertFeeRevenue,
  ownerFeeRevenue,
  payableTo,
  refundPayableOf,
  stripeBalance,
} from '../accounts.js';
import { type Journal, JournalDefect, postings } from '../journal.js';
import {
  badDebt,
  chargebackFeeReturned,
  chargebackLost,
  chargebackPromiseCovered,
  chargebackRecoveryKept,
  chargebackRecoveryReturned,
  chargebackRepaid,
  chargebackTakeBack,
  chargebackWithdrawn,
  chargebackWon,
  explained,
  funded,
  goodwill,
  lateRefundDecided,
  payoutFailed,
  payoutPaid,
  payoutReturned,
  payoutStarted,
  platformPayout,
  platformPayoutFailed,
  platformTopup,
  processingFee,
  protection,
  refundDecided,
  refundFailed,
  refundPaidByHand,
  refundSettled,
  releaseDecided,
  releaseSettled,
  reserveMoved,
  rolledOver,
  setOff,
  splitDecided,
  spreadLoss,
  takeBackSettled,
  tipPassedOn,
  unexplained,
} from './index.js';

const scope = { currency: 'USD', contractId: 'contract', milestoneId: 'milestone' } as const;
const expertId = 'emil';
/** From one cent to the most that Stripe takes at once; the ends come up often. */
const amount = fc.oneof(fc.constantFrom(1n, 2n, 99_999_998n, 99_999_999n), fc.bigInt({ min: 1n, max: 99_999_999n }));
const rate = fc.integer({ min: 0, max: 3_000 });

const sumOf = (journal: Journal): bigint => journal.postings.reduce((sum, line) => sum + line.amountMinor, 0n);

describe('every journal', () => {
  it('sums to zero and has no empty lines, whatever the amounts', () => {
    fc.assert(
      fc.property(amount, amount, rate, rate, (a, b, expertRate, ownerRate) => {
        const expertFeeMinor = feeOn(a, expertRate);
        const ownerFeeMinor = feeOn(a, ownerRate);
        const source = { type: 'balance_transaction', id: 'txn_1' } as const;
        const plain = { source, currency: 'USD', amountMinor: a } as const;
        const held = { intentId: 'i', fundedMilestoneId: 'milestone' };
        const payout = { payoutId: 'po_1', stripeAccountId: 'acct_1', currency: 'USD', amountMinor: a } as const;
        const dispute = { disputeId: 'du_1', amountMinor: a };
        const shares = spreadLoss(a, {
          promises: [{ intentId: 'i9', amountMinor: b }],
          escrowMinor: b,
          deferredFeeMinor: ownerFeeMinor,
          recoveryMinor: expertFeeMinor,
          ownerFeeRevenueMinor: 3n,
          expertFeeRevenueMinor: 0n,
        });
        const made: Journal[] = [
          funded(scope, { chargeId: 'ch_1', priceMinor: a, ownerFeeMinor }),
          processingFee(scope, { chargeId: 'ch_1', feeMinor: b }),
          releaseDecided(scope, { ...held, expertId, grossMinor: a, expertFeeMinor, ownerFeeMinor }),
          releaseSettled(scope, { transferId: 'tr_1', expertId, stripeAccountId: 'acct_1', amountMinor: a }),
          setOff(scope, { intentId: 'i', expertId, amountMinor: a, releasedMinor: a * 4n }),
          refundDecided(scope, { ...held, priceMinor: a, ownerFeeMinor }),
          refundSettled(scope, { refundId: 're_1', intentId: 'i', amountMinor: a }),
          refundFailed(scope, { refundId: 're_1', intentId: 'i', amountMinor: a }),
          refundPaidByHand(scope, { decisionId: 'd', intentId: 'i', amountMinor: a }),
          lateRefundDecided(scope, { intentId: 'i', expertId, grossMinor: a, expertFeeMinor, ownerFeeMinor }),
          takeBackSettled(scope, { reversalId: 'trr_1', expertId, stripeAccountId: 'acct_1', amountMinor: a }),
          chargebackWithdrawn(scope, { ...dispute, feeMinor: b }),
          chargebackTakeBack(scope, { reversalId: 'trr_1', expertId, stripeAccountId: 'acct_1', amountMinor: a }),
          chargebackWon(scope, dispute),
          chargebackRecoveryReturned(scope, { reversalId: 'trr_1', expertId, amountMinor: a }),
          chargebackRecoveryKept(scope, { reversalId: 'trr_1', expertId, amountMinor: a, isDebt: true }),
          chargebackFeeReturned(scope, { disputeId: 'du_1', feeMinor: b }),
          chargebackLost(scope, { ...dispute, fundedMilestoneId: 'milestone', shares, recoveredFrom: expertId, debtorId: null }),
          chargebackPromiseCovered(scope, {
            partId: 'i',
            promise: { intentId: 'i', amountMinor: a },
            debt: { expertId, amountMinor: b },
          }),
          chargebackRepaid(scope, { chargeId: 'ch_2', amountMinor: a }),
          splitDecided(scope, {
            decisionId: 'd',
            releaseIntentId: 'i1',
            refundIntentId: 'i2',
            fundedMilestoneId: 'milestone',
            expertId,
            expertGrossMinor: a,
            expertFeeMinor,
            ownerShareMinor: b,
            ownerFeeEarnedMinor: ownerFeeMinor,
            ownerFeeReturnedMinor: 5n,
          }),
          rolledOver(scope, { decisionId: 'd', fromId: 'week1', toId: 'week2', restMinor: a, ownerFeeMinor }),
          tipPassedOn(scope, { intentId: 'i', tipId: 'tip', expertId, amountMinor: a }),
          payoutStarted(payout),
          payoutPaid(payout),
          payoutFailed(payout),
          payoutReturned(payout),
          platformPayout(plain),
          platformPayoutFailed(plain),
          platformTopup(plain),
          reserveMoved(plain),
          badDebt({ ...plain, expertId }),
          goodwill({ ...plain, expertId }),
          protection({ ...plain, expertId }),
          unexplained(plain),
          explained(plain),
        ];
        for (const journal of made) {
          expect(sumOf(journal)).toBe(0n);
          expect(journal.postings.every((line) => line.amountMinor !== 0n)).toBe(true);
          expect(new Set(journal.postings.map((line) => line.account)).size).toBe(journal.postings.length);
        }
      }),
    );
  });

  it('is refused while it is made when it does not balance', () => {
    expect(() => postings([stripeBalance, 5n], [escrowOf('m'), -4n])).toThrow(JournalDefect);
  });

  it('balances the memo book by itself: main lines cannot make up for it', () => {
    expect(() => postings([stripeBalance, 5n], ['conn:acct_1' as AccountName, -5n])).toThrow(JournalDefect);
  });
});

describe('a set-off', () => {
  it('takes at most a quarter of a release', () => {
    fc.assert(
      fc.property(amount, amount, (released, wished) => {
        const attempt = () => setOff(scope, { intentId: 'i', expertId, amountMinor: wished, releasedMinor: released });
        if (wished * 4n <= released) expect(sumOf(attempt())).toBe(0n);
        else expect(attempt).toThrow(JournalDefect);
      }),
    );
  });
});

/** Books that only ever hold what the journals say. */
const bookkeeper = () => {
  const books = new Map<AccountName, bigint>();
  return {
    add: (journal: Journal) =>
      journal.postings.forEach((line) => books.set(line.account, (books.get(line.account) ?? 0n) + line.amountMinor)),
    of: (account: AccountName) => books.get(account) ?? 0n,
    total: () => [...books.values()].reduce((sum, amountMinor) => sum + amountMinor, 0n),
  };
};

/** How a part of a milestone leaves: to the expert, back to the owner, or divided by a dispute. */
const piece = fc.record({
  minor: amount,
  way: fc.constantFrom('release', 'return', 'split'),
  ownerWeight: fc.integer({ min: 0, max: 100 }),
});

describe('a milestone that leaves in pieces', () => {
  it('ends with empty escrow and deferred fee, in any cutting and mixture of releases, returns and splits', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), rate, rate, (pieces, expertRate, ownerRate) => {
        const whole = pieces.reduce((sum, { minor }) => sum + minor, 0n);
        const books = bookkeeper();
        books.add(funded(scope, { chargeId: 'ch_1', priceMinor: whole, ownerFeeMinor: feeOn(whole, ownerRate) }));
        let [left, released] = [0n, 0n];
        for (const [index, { minor, way, ownerWeight }] of pieces.entries()) {
          const [ownerShare, expertShare] =
            way === 'release'
              ? [0n, minor]
              : way === 'return'
                ? [minor, 0n]
                : (splitByShares(minor, [BigInt(ownerWeight), BigInt(100 - ownerWeight)]) as [bigint, bigint]);
          books.add(
            splitDecided(scope, {
              decisionId: `d${index}`,
              releaseIntentId: `r${index}`,
              refundIntentId: 'back',
              fundedMilestoneId: 'milestone',
              expertId,
              expertGrossMinor: expertShare,
              expertFeeMinor: feeOnPart(released, expertShare, expertRate),
              ownerShareMinor: ownerShare,
              ownerFeeReturnedMinor: feeOnPart(left, ownerShare, ownerRate),
              ownerFeeEarnedMinor: feeOnPart(left + ownerShare, expertShare, ownerRate),
            }),
          );
          left += minor;
          released += expertShare;
        }
        expect([books.of(escrowOf('milestone')), books.of(deferredFeeOf('milestone'))]).toEqual([0n, 0n]);
        expect(-books.of(payableTo(expertId))).toBe(released - feeOn(released, expertRate));
        expect(-books.of(expertFeeRevenue)).toBe(feeOn(released, expertRate));
        const returned = -books.of(refundPayableOf('back'));
        expect(returned - books.of(ownerFeeRevenue)).toBe(whole - released + feeOn(whole, ownerRate));
        expect(books.total()).toBe(0n);
      }),
    );
  });

  it('costs the same whether it is released at once or cent by cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 200n }), rate, (whole, expertRate) => {
        const books = bookkeeper();
        for (let before = 0n; before < whole; before += 1n) {
          books.add(
            releaseDecided(scope, {
              intentId: `i${before}`,
              fundedMilestoneId: 'milestone',
              expertId,
              grossMinor: 1n,
              expertFeeMinor: feeOnPart(before, 1n, expertRate),
              ownerFeeMinor: 0n,
            }),
          );
        }
        expect(-books.of(expertFeeRevenue)).toBe(feeOn(whole, expertRate));
      }),
    );
  });
});

describe('a week that rolls over', () => {
  it('moves what was not used and its fee, so that all weeks together hold what was paid in', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }), rate, (price, used, ownerRate) => {
        const books = bookkeeper();
        books.add(funded(scope, { chargeId: 'ch_1', priceMinor: price, ownerFeeMinor: feeOn(price, ownerRate), heldFor: 'week0' }));
        let [rest, gone] = [price, 0n];
        for (const [week, share] of used.entries()) {
          const worked = (rest * BigInt(share)) / 100n;
          const parts = { expertId, grossMinor: worked, expertFeeMinor: 0n, ownerFeeMinor: feeOnPart(gone, worked, ownerRate) };
          books.add(releaseDecided(scope, { ...parts, intentId: `i${week}`, fundedMilestoneId: `week${week}` }));
          gone += worked;
          rest -= worked;
          const fee = feeOn(price, ownerRate) - feeOn(gone, ownerRate);
          books.add(
            rolledOver(scope, {
              decisionId: `d${week}`,
              fromId: `week${week}`,
              toId: `week${week + 1}`,
              restMinor: rest,
              ownerFeeMinor: fee,
            }),
          );
          expect([books.of(escrowOf(`week${week}`)), books.of(deferredFeeOf(`week${week}`))]).toEqual([0n, 0n]);
          expect(-books.of(escrowOf(`week${week + 1}`))).toBe(rest);
        }
        const held = books.of(escrowOf(`week${used.length}`)) + books.of(deferredFeeOf(`week${used.length}`));
        expect(-held - books.of(payableTo(expertId)) - books.of(ownerFeeRevenue)).toBe(price + feeOn(price, ownerRate));
      }),
    );
  });
});

describe('a lost chargeback', () => {
  const cover = {
    promises: [],
    escrowMinor: 0n,
    deferredFeeMinor: 0n,
    recoveryMinor: 0n,
    ownerFeeRevenueMinor: 400n,
    expertFeeRevenueMinor: 800n,
  };

  it('takes held money first and never more than there is', () => {
    fc.assert(
      fc.property(amount, amount, amount, (lost, escrowMinor, recoveryMinor) => {
        const shares = spreadLoss(lost, { ...cover, escrowMinor, recoveryMinor });
        const { promises, ...amounts } = shares;
        const taken = Object.values(amounts).reduce((sum, share) => sum + share, 0n);
        expect(promises).toEqual([]);
        expect(taken).toBe(lost);
        expect(shares.escrowMinor).toBe(lost < escrowMinor ? lost : escrowMinor);
        expect(shares.recoveryMinor).toBeLessThanOrEqual(recoveryMinor);
      }),
    );
  });

  it('takes a promised refund before all else, whole or not at all', () => {
    fc.assert(
      fc.property(amount, amount, (lost, promised) => {
        const promises = [{ intentId: 'i', amountMinor: promised }];
        const shares = spreadLoss(lost, { ...cover, promises, escrowMinor: 99_999_999n });
        expect(shares.promises).toEqual(promised <= lost ? promises : []);
        expect(shares.escrowMinor).toBe(promised <= lost ? lost - promised : lost);
      }),
    );
  });

  it('of a part of what is held leaves enough for the fee on the rest, and at most two cents more', () => {
    fc.assert(
      fc.property(amount, amount, rate, (price, lost, ownerRate) => {
        const fee = feeOn(price, ownerRate);
        const shares = spreadLoss(lost, { ...cover, escrowMinor: price, deferredFeeMinor: fee });
        const [rest, feeLeft] = [price - shares.escrowMinor, fee - shares.deferredFeeMinor];
        expect(feeLeft).toBeGreaterThanOrEqual(feeOn(rest, ownerRate));
        // Two fees rounded to the nearest cent and one part rounded down: less than 2 cents and the rate.
        expect(feeLeft - feeOn(rest, ownerRate)).toBeLessThanOrEqual(2n);
        if (lost >= price + fee) expect([rest, feeLeft]).toEqual([0n, 0n]);
      }),
    );
  });

  it('after a release costs our fees first, the rest is left to decide', () => {
    expect(spreadLoss(10_400n, cover)).toEqual({ ...cover, restMinor: 9_200n });
  });

  it('names whom recovered money came from', () => {
    const shares = spreadLoss(10n, { ...cover, recoveryMinor: 10n });
    expect(() =>
      chargebackLost(scope, {
        disputeId: 'du_1',
        amountMinor: 10n,
        fundedMilestoneId: 'milestone',
        shares,
        recoveredFrom: null,
        debtorId: null,
      }),
    ).toThrow(JournalDefect);
  });
});
