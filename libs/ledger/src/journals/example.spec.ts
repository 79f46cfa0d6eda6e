import { describe, expect, it } from '@jest/globals';
import { bank } from '../accounts.js';
import type { Journal } from '../journal.js';
import * as journals from './index.js';

/*
 * The worked example, entry by entry: a milestone of 100.00, owner fee 4 % (4.00), expert fee 8 % (8.00), Stripe's fee
 * 2.9 % + 0.30 (3.32). Emil delivers. Debit positive, credit negative.
 */
const scope = { currency: 'USD', contractId: 'contract', milestoneId: 'm' } as const;
const held = { fundedMilestoneId: 'm', expertId: 'emil' } as const;
const onStripe = (id: string, amountMinor: bigint) =>
  ({ source: { type: 'balance_transaction', id }, currency: 'USD', amountMinor }) as const;
const byDecision = (amountMinor: bigint) =>
  ({ source: { type: 'decision', id: 'd' }, currency: 'USD', amountMinor, expertId: 'emil' }) as const;
const payout = { payoutId: 'po_1', stripeAccountId: 'acct_1', currency: 'USD', amountMinor: 9_200n } as const;
const dispute = { disputeId: 'du_1', amountMinor: 10_400n } as const;
const afterRelease = {
  promises: [],
  escrowMinor: 0n,
  deferredFeeMinor: 0n,
  recoveryMinor: 0n,
  ownerFeeRevenueMinor: 400n,
  expertFeeRevenueMinor: 800n,
};
const lost = (shares: journals.LossShares, debtorId: string | null, recoveredFrom: string | null = null) =>
  journals.chargebackLost(scope, { ...dispute, fundedMilestoneId: 'm', shares, recoveredFrom, debtorId });

const entries: readonly [string, Journal, Record<string, bigint>][] = [
  [
    'J1 funded',
    journals.funded(scope, { chargeId: 'ch_1', priceMinor: 10_000n, ownerFeeMinor: 400n }),
    { stripe_balance: 10_400n, 'escrow:m': -10_000n, 'deferred_fee:m': -400n },
  ],
  [
    'J2 processing fee',
    journals.processingFee(scope, { chargeId: 'ch_1', feeMinor: 332n }),
    { 'expense.stripe_fee': 332n, stripe_balance: -332n },
  ],
  [
    'J3 release, decided',
    journals.releaseDecided(scope, { ...held, intentId: 'i', grossMinor: 10_000n, expertFeeMinor: 800n, ownerFeeMinor: 400n }),
    {
      'escrow:m': 10_000n,
      'payable:emil': -9_200n,
      'revenue.expert_fee': -800n,
      'deferred_fee:m': 400n,
      'revenue.owner_fee': -400n,
    },
  ],
  [
    'J4 release, settled',
    journals.releaseSettled(scope, { transferId: 'tr_1', expertId: 'emil', stripeAccountId: 'acct_1', amountMinor: 9_200n }),
    { 'payable:emil': 9_200n, stripe_balance: -9_200n, 'conn:acct_1': 9_200n, 'conn_source:acct_1': -9_200n },
  ],
  [
    'J5 part of 40 %, on the accounts of the milestone that was funded',
    journals.releaseDecided(
      { ...scope, milestoneId: 'child' },
      { ...held, intentId: 'i', grossMinor: 4_000n, expertFeeMinor: 320n, ownerFeeMinor: 160n },
    ),
    {
      'escrow:m': 4_000n,
      'payable:emil': -3_680n,
      'revenue.expert_fee': -320n,
      'deferred_fee:m': 160n,
      'revenue.owner_fee': -160n,
    },
  ],
  [
    'J6 refund before release, decided',
    journals.refundDecided(scope, { intentId: 'i', fundedMilestoneId: 'm', priceMinor: 10_000n, ownerFeeMinor: 400n }),
    { 'escrow:m': 10_000n, 'deferred_fee:m': 400n, 'refund_payable:i': -10_400n },
  ],
  [
    'J7 refund, settled',
    journals.refundSettled(scope, { refundId: 're_1', intentId: 'i', amountMinor: 10_400n }),
    { 'refund_payable:i': 10_400n, stripe_balance: -10_400n },
  ],
  [
    'J8 refund failed later',
    journals.refundFailed(scope, { refundId: 're_1', intentId: 'i', amountMinor: 10_400n }),
    { stripe_balance: 10_400n, 'refund_payable:i': -10_400n },
  ],
  [
    'J8 paid by hand',
    journals.refundPaidByHand(scope, { decisionId: 'd', intentId: 'i', amountMinor: 10_400n }),
    { 'refund_payable:i': 10_400n, bank: -10_400n },
  ],
  [
    'J9 refund after release, decided',
    journals.lateRefundDecided(scope, {
      intentId: 'i',
      expertId: 'emil',
      grossMinor: 10_000n,
      expertFeeMinor: 800n,
      ownerFeeMinor: 400n,
    }),
    { 'receivable:emil': 9_200n, 'revenue.expert_fee': 800n, 'revenue.owner_fee': 400n, 'refund_payable:i': -10_400n },
  ],
  [
    'J10 reversal, settled',
    journals.takeBackSettled(scope, { reversalId: 'trr_1', expertId: 'emil', stripeAccountId: 'acct_1', amountMinor: 9_200n }),
    { stripe_balance: 9_200n, 'receivable:emil': -9_200n, 'conn:acct_1': -9_200n, 'conn_source:acct_1': 9_200n },
  ],
  [
    'J11 set off, at most a quarter',
    journals.setOff(scope, { intentId: 'i', expertId: 'emil', amountMinor: 2_300n, releasedMinor: 9_200n }),
    { 'payable:emil': 2_300n, 'receivable:emil': -2_300n },
  ],
  [
    'J12 tip, funded without fees',
    journals.funded(scope, { chargeId: 'ch_2', priceMinor: 2_000n, ownerFeeMinor: 0n, heldFor: 'tip' }),
    { stripe_balance: 2_000n, 'escrow:tip': -2_000n },
  ],
  [
    'J12 tip, passed on whole',
    journals.tipPassedOn(scope, { intentId: 'i', tipId: 'tip', expertId: 'emil', amountMinor: 2_000n }),
    { 'escrow:tip': 2_000n, 'payable:emil': -2_000n },
  ],
  [
    'J13 chargeback, funds withdrawn',
    journals.chargebackWithdrawn(scope, { ...dispute, feeMinor: 1_500n }),
    { 'dispute_hold:du_1': 10_400n, 'expense.dispute_fee': 1_500n, stripe_balance: -11_900n },
  ],
  [
    'J14 reversal while it is open',
    journals.chargebackTakeBack(scope, { reversalId: 'trr_1', expertId: 'emil', stripeAccountId: 'acct_1', amountMinor: 9_200n }),
    { stripe_balance: 9_200n, 'dispute_recovery:emil': -9_200n, 'conn:acct_1': -9_200n, 'conn_source:acct_1': 9_200n },
  ],
  ['J15 won', journals.chargebackWon(scope, dispute), { stripe_balance: 10_400n, 'dispute_hold:du_1': -10_400n }],
  [
    'J15 after J14',
    journals.chargebackRecoveryReturned(scope, { reversalId: 'trr_1', expertId: 'emil', amountMinor: 9_200n }),
    { 'dispute_recovery:emil': 9_200n, 'payable:emil': -9_200n },
  ],
  [
    'J15 the fee comes back',
    journals.chargebackFeeReturned(scope, { disputeId: 'du_1', feeMinor: 1_500n }),
    { stripe_balance: 1_500n, 'expense.dispute_fee': -1_500n },
  ],
  [
    'J16 lost before the release',
    lost(
      journals.spreadLoss(10_400n, {
        ...afterRelease,
        escrowMinor: 10_000n,
        deferredFeeMinor: 400n,
        ownerFeeRevenueMinor: 0n,
        expertFeeRevenueMinor: 0n,
      }),
      null,
    ),
    { 'dispute_hold:du_1': -10_400n, 'escrow:m': 10_000n, 'deferred_fee:m': 400n },
  ],
  [
    'J16 lost after the release, Emil is protected',
    lost(journals.spreadLoss(10_400n, afterRelease), null),
    {
      'dispute_hold:du_1': -10_400n,
      'revenue.owner_fee': 400n,
      'revenue.expert_fee': 800n,
      'expense.chargeback_loss': 9_200n,
    },
  ],
  [
    'J16 lost after the release, Emil is not protected',
    lost(journals.spreadLoss(10_400n, afterRelease), 'emil'),
    { 'dispute_hold:du_1': -10_400n, 'revenue.owner_fee': 400n, 'revenue.expert_fee': 800n, 'receivable:emil': 9_200n },
  ],
  [
    'J16 lost after J14: what was taken back comes before our own revenue',
    lost(journals.spreadLoss(10_400n, { ...afterRelease, recoveryMinor: 9_200n }), null, 'emil'),
    {
      'dispute_hold:du_1': -10_400n,
      'dispute_recovery:emil': 9_200n,
      'revenue.owner_fee': 400n,
      'revenue.expert_fee': 800n,
    },
  ],
  [
    'J16 lost while a returned refund is promised: the bank has paid it',
    lost(journals.spreadLoss(10_400n, { ...afterRelease, promises: [{ intentId: 'i2', amountMinor: 10_400n }] }), null),
    { 'dispute_hold:du_1': -10_400n, 'refund_payable:i2': 10_400n },
  ],
  [
    'J16 lost of one charge of several: the rest stays held',
    journals.chargebackLost(scope, {
      ...{ ...dispute, amountMinor: 5_200n, fundedMilestoneId: 'm', recoveredFrom: null, debtorId: null },
      shares: journals.spreadLoss(5_200n, { ...afterRelease, escrowMinor: 10_000n, deferredFeeMinor: 400n }),
    }),
    { 'dispute_hold:du_1': -5_200n, 'escrow:m': 5_000n, 'deferred_fee:m': 200n },
  ],
  [
    'J16 booked as our loss, then a promised refund falls away',
    journals.chargebackPromiseCovered(scope, { partId: 'i2', promise: { intentId: 'i2', amountMinor: 4_160n }, debt: null }),
    { 'refund_payable:i2': 4_160n, 'expense.chargeback_loss': -4_160n },
  ],
  [
    'J16 booked as a debt, then a promised refund falls away: first the debt',
    journals.chargebackPromiseCovered(scope, {
      partId: 'i2',
      promise: { intentId: 'i2', amountMinor: 4_160n },
      debt: { expertId: 'emil', amountMinor: 1_000n },
    }),
    { 'refund_payable:i2': 4_160n, 'receivable:emil': -1_000n, 'expense.chargeback_loss': -3_160n },
  ],
  [
    'J16 booked as a debt, then J14: it makes the debt smaller',
    journals.chargebackRecoveryKept(scope, { reversalId: 'trr_1', expertId: 'emil', amountMinor: 9_200n, isDebt: true }),
    { 'dispute_recovery:emil': 9_200n, 'receivable:emil': -9_200n },
  ],
  [
    'J16 booked as our loss, then J14: it makes the loss smaller',
    journals.chargebackRecoveryKept(scope, { reversalId: 'trr_1', expertId: 'emil', amountMinor: 9_200n, isDebt: false }),
    { 'dispute_recovery:emil': 9_200n, 'expense.chargeback_loss': -9_200n },
  ],
  [
    'J16 the owner pays it back',
    journals.chargebackRepaid(scope, { chargeId: 'ch_3', amountMinor: 9_200n }),
    { stripe_balance: 9_200n, 'expense.chargeback_loss': -9_200n },
  ],
  [
    'J17 split 60/40',
    journals.splitDecided(scope, {
      ...held,
      decisionId: 'd',
      releaseIntentId: 'i1',
      refundIntentId: 'i2',
      expertGrossMinor: 6_000n,
      expertFeeMinor: 480n,
      ownerShareMinor: 4_000n,
      ownerFeeEarnedMinor: 240n,
      ownerFeeReturnedMinor: 160n,
    }),
    {
      'escrow:m': 10_000n,
      'payable:emil': -5_520n,
      'revenue.expert_fee': -480n,
      'refund_payable:i2': -4_160n,
      'deferred_fee:m': 400n,
      'revenue.owner_fee': -240n,
    },
  ],
  ['J18 payout started', journals.payoutStarted(payout), { 'conn_transit:acct_1': 9_200n, 'conn:acct_1': -9_200n }],
  ['J18 paid', journals.payoutPaid(payout), { 'conn_bank:acct_1': 9_200n, 'conn_transit:acct_1': -9_200n }],
  ['J18 failed on the way', journals.payoutFailed(payout), { 'conn:acct_1': 9_200n, 'conn_transit:acct_1': -9_200n }],
  ['J18 failed after it was paid', journals.payoutReturned(payout), { 'conn:acct_1': 9_200n, 'conn_bank:acct_1': -9_200n }],
  ['J19 platform payout', journals.platformPayout(onStripe('txn_1', 5_000n)), { bank: 5_000n, stripe_balance: -5_000n }],
  ['J19 it came back', journals.platformPayoutFailed(onStripe('txn_1', 5_000n)), { stripe_balance: 5_000n, bank: -5_000n }],
  ['J19 top-up', journals.platformTopup(onStripe('tu_1', 5_000n)), { stripe_balance: 5_000n, bank: -5_000n }],
  ['J19 reserve', journals.reserveMoved(onStripe('txn_1', 5_000n)), { stripe_reserved: 5_000n, stripe_balance: -5_000n }],
  ['J19 reserve set free', journals.reserveMoved(onStripe('txn_1', -5_000n)), { stripe_reserved: -5_000n, stripe_balance: 5_000n }],
  [
    'J20 retainer, funded by itself',
    journals.funded(scope, { chargeId: 'ch_4', priceMinor: 10_000n, ownerFeeMinor: 400n, heldFor: 'retainer' }),
    { stripe_balance: 10_400n, 'escrow:retainer': -10_000n, 'deferred_fee:retainer': -400n },
  ],
  [
    'J20 retainer, drawn on by an approved milestone',
    journals.releaseDecided(scope, {
      ...held,
      fundedMilestoneId: 'retainer',
      intentId: 'i',
      grossMinor: 4_000n,
      expertFeeMinor: 320n,
      ownerFeeMinor: 160n,
    }),
    {
      'escrow:retainer': 4_000n,
      'payable:emil': -3_680n,
      'revenue.expert_fee': -320n,
      'deferred_fee:retainer': 160n,
      'revenue.owner_fee': -160n,
    },
  ],
  [
    'J21 week, funded in advance',
    journals.funded(scope, { chargeId: 'ch_5', priceMinor: 10_000n, ownerFeeMinor: 400n, heldFor: 'week1' }),
    { stripe_balance: 10_400n, 'escrow:week1': -10_000n, 'deferred_fee:week1': -400n },
  ],
  [
    'J21 the unused rest waits for the next week, with its fee',
    journals.rolledOver(scope, { decisionId: 'd', fromId: 'week1', toId: 'week2', restMinor: 3_000n, ownerFeeMinor: 120n }),
    { 'escrow:week1': 3_000n, 'escrow:week2': -3_000n, 'deferred_fee:week1': 120n, 'deferred_fee:week2': -120n },
  ],
  [
    'J21 at the end the rest goes back',
    journals.refundDecided(scope, { intentId: 'i', fundedMilestoneId: 'week2', priceMinor: 3_000n, ownerFeeMinor: 120n }),
    { 'escrow:week2': 3_000n, 'deferred_fee:week2': 120n, 'refund_payable:i': -3_120n },
  ],
  ['J22 write-off', journals.badDebt(byDecision(9_200n)), { 'expense.bad_debt': 9_200n, 'receivable:emil': -9_200n }],
  ['J22 goodwill', journals.goodwill(byDecision(500n)), { 'expense.goodwill': 500n, 'payable:emil': -500n }],
  ['J22 protection', journals.protection(byDecision(500n)), { 'expense.protection': 500n, 'payable:emil': -500n }],
  ['J23 unexplained', journals.unexplained(onStripe('txn_1', 77n)), { stripe_balance: 77n, suspense: -77n }],
  ['J23 unexplained, leaving', journals.unexplained(onStripe('txn_1', -77n)), { stripe_balance: -77n, suspense: 77n }],
  ['J23 adopted by staff', journals.adopted({ ...onStripe('txn_1', -77n), account: bank }), { stripe_balance: -77n, bank: 77n }],
  ['J23 explained after all', journals.explained(onStripe('txn_1', 77n)), { suspense: 77n, stripe_balance: -77n }],
];

describe('the example of 100.00', () => {
  it.each(entries)('%s', (_name, journal, lines) => {
    expect(Object.fromEntries(journal.postings.map(({ account, amountMinor }) => [account, amountMinor]))).toEqual(lines);
  });

  it('tells every entry from J1 to J23', () => {
    const told = new Set(entries.map(([name]) => name.split(' ')[0]));
    expect([...told]).toEqual(Array.from({ length: 23 }, (_, index) => `J${index + 1}`));
  });
});
