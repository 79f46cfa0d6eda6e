import { describe, expect, it } from '@jest/globals';
import { feeOn, feeOnPart } from '@sidecrew/money';
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
  setOff,
  splitDecided,
  spreadLoss,
  takeBackSettled,
  unexplained,
} from './index.js';

const scope = { currency: 'USD', contractId: 'contract', milestoneId: 'milestone' } as const;
const expertId = 'emil';
const amount = fc.bigInt({ min: 1n, max: 99_999_999n });
const rate = fc.integer({ min: 0, max: 3_000 });

const sumOf = (journal: Journal): bigint => journal.postings.reduce((sum, line) => sum + line.amountMinor, 0n);
const on = (journal: Journal, account: AccountName): bigint => journal.postings.find((line) => line.account === account)?.amountMinor ?? 0n;

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
          chargebackTakeBack(scope, { reversalId: 'trr_1', expertId, amountMinor: a }),
          chargebackWon(scope, dispute),
          chargebackRecoveryReturned(scope, { ...dispute, expertId }),
          chargebackFeeReturned(scope, { disputeId: 'du_1', feeMinor: b }),
          chargebackLost(scope, { ...dispute, fundedMilestoneId: 'milestone', shares, recoveredFrom: expertId, debtorId: null }),
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

describe('the example of the design: 100.00, owner fee 4 %, expert fee 8 %', () => {
  it('holds the price and defers the fee (J1)', () => {
    const journal = funded(scope, { chargeId: 'ch_1', priceMinor: 10_000n, ownerFeeMinor: 400n });
    expect([on(journal, stripeBalance), on(journal, escrowOf('milestone')), on(journal, deferredFeeOf('milestone'))]).toEqual([
      10_400n,
      -10_000n,
      -400n,
    ]);
  });

  it('releases 92.00 to Emil and earns both fees (J3)', () => {
    const journal = releaseDecided(scope, {
      intentId: 'i',
      fundedMilestoneId: 'milestone',
      expertId,
      grossMinor: 10_000n,
      expertFeeMinor: 800n,
      ownerFeeMinor: 400n,
    });
    expect([on(journal, payableTo(expertId)), on(journal, expertFeeRevenue), on(journal, ownerFeeRevenue)]).toEqual([
      -9_200n,
      -800n,
      -400n,
    ]);
  });

  it('splits 60/40 (J17)', () => {
    const journal = splitDecided(scope, {
      decisionId: 'd',
      releaseIntentId: 'i1',
      refundIntentId: 'i2',
      fundedMilestoneId: 'milestone',
      expertId,
      expertGrossMinor: 6_000n,
      expertFeeMinor: 480n,
      ownerShareMinor: 4_000n,
      ownerFeeEarnedMinor: 240n,
      ownerFeeReturnedMinor: 160n,
    });
    expect(journal.postings.map((line) => line.amountMinor)).toEqual([10_000n, -5_520n, -480n, -4_160n, 400n, -240n]);
    expect(on(journal, refundPayableOf('i2'))).toBe(-4_160n);
  });

  it('sets off at most a quarter of a release (J11)', () => {
    expect(() => setOff(scope, { intentId: 'i', expertId, amountMinor: 2_501n, releasedMinor: 10_000n })).toThrow(JournalDefect);
  });
});

describe('a milestone that is released in parts', () => {
  it('ends with empty escrow and deferred fee, in any cutting', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), rate, rate, (parts, expertRate, ownerRate) => {
        const whole = parts.reduce((sum, part) => sum + part, 0n);
        const books = new Map<AccountName, bigint>();
        const add = (journal: Journal) =>
          journal.postings.forEach((line) => books.set(line.account, (books.get(line.account) ?? 0n) + line.amountMinor));
        add(funded(scope, { chargeId: 'ch_1', priceMinor: whole, ownerFeeMinor: feeOn(whole, ownerRate) }));
        let before = 0n;
        for (const [index, part] of parts.entries()) {
          add(
            releaseDecided(scope, {
              intentId: `i${index}`,
              fundedMilestoneId: 'milestone',
              expertId,
              grossMinor: part,
              expertFeeMinor: feeOnPart(before, part, expertRate),
              ownerFeeMinor: feeOnPart(before, part, ownerRate),
            }),
          );
          before += part;
        }
        expect(books.get(escrowOf('milestone'))).toBe(0n);
        expect(books.get(deferredFeeOf('milestone')) ?? 0n).toBe(0n);
        expect(-(books.get(payableTo(expertId)) ?? 0n)).toBe(whole - feeOn(whole, expertRate));
      }),
    );
  });
});

describe('a lost chargeback', () => {
  const cover = { escrowMinor: 0n, deferredFeeMinor: 0n, recoveryMinor: 0n, ownerFeeRevenueMinor: 400n, expertFeeRevenueMinor: 800n };

  it('takes held money first and never more than there is', () => {
    fc.assert(
      fc.property(amount, amount, amount, (lost, escrowMinor, recoveryMinor) => {
        const shares = spreadLoss(lost, { ...cover, escrowMinor, recoveryMinor });
        const taken = Object.values(shares).reduce((sum, share) => sum + share, 0n);
        expect(taken).toBe(lost);
        expect(shares.escrowMinor).toBe(lost < escrowMinor ? lost : escrowMinor);
        expect(shares.recoveryMinor).toBeLessThanOrEqual(recoveryMinor);
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
