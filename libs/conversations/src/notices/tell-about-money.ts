import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bankAmount, formatBankAmount, isCurrency, Money } from '@sidecrew/money';
import {
  CardDeclined,
  EscrowRefunded,
  EscrowReleased,
  FundingLeft,
  LateRefundConfirmed,
  LateRefundRefused,
  LateRefundStarted,
  PayerAskedToConfirm,
  MoneyChargedBack,
  MoneyFrozen,
  MoneyThawed,
  PayoutFailed,
  PayoutPaid,
  RefundAsked,
  RefundBlocked,
  RefundRequestWithdrawn,
  RefundStarted,
  ReleaseBlocked,
  TakeBackFellShort,
  TipPaid,
  TipReturned,
  TipWaits,
} from '@sidecrew/marketplace';
import { LatePaymentReturned } from '@sidecrew/payments';
import type { EventFields } from '@sidecrew/platform';
import { NoticeWriter } from './notice-writer.js';
import { onDate } from './tell.js';

const toContract = (contractId: string) => ({ path: `/contracts/${contractId}`, action: 'Open the contract' });

/** "250.00 USD", from an event's fields. */
const amountOf = ({ amountMinor, currency }: { readonly amountMinor: string; readonly currency: string }): string =>
  isCurrency(currency) ? Money.of(amountMinor, currency).toString() : '';

const netOf = ({ netMinor, currency }: { readonly netMinor: string; readonly currency: string }): string =>
  amountOf({ amountMinor: netMinor, currency });

const shortOf = ({ shortMinor, currency }: { readonly shortMinor: string; readonly currency: string }): string =>
  amountOf({ amountMinor: shortMinor, currency });

/** "1,250.00 CHF": what reached a bank, or did not. */
const atBank = ({ amountMinor, currency }: { readonly amountMinor: string; readonly currency: string }): string =>
  formatBankAmount(bankAmount(amountMinor, currency), 'en');

/** Where money went, to whom it concerns. */
@Injectable()
export class TellAboutMoney implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.payments();
    this.releases();
    this.refunds();
    this.lateRefunds();
    this.tips();
    this.payouts();
    this.banks();
  }

  private payments(): void {
    this.writer.on(CardDeclined, 'tell-owner-when-card-is-declined', ({ ownerId, contractId, because, retryAt }, { task }) => [
      {
        personId: ownerId,
        sentence: `Your card was declined for “${task}”: ${because}. ${
          retryAt
            ? `We try it again on ${onDate(retryAt)}; you can also pay another way now.`
            : 'Pay with another card; nothing was charged.'
        }`,
        path: `/contracts/${contractId}/fund`,
        action: 'Pay another way',
      },
    ]);
    this.writer.on(PayerAskedToConfirm, 'tell-owner-when-bank-wants-them', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence:
          event.because === 'bank'
            ? `Your bank wants you to confirm ${amountOf(event)} and the fee for “${task}” by ${onDate(event.until)}.`
            : `Your card for “${task}” was removed, so nothing was charged. Pay by ${onDate(event.until)}.`,
        // Our own address, since the partner's page ends long before the mail is gone; this one always knows what is next.
        path: `/contracts/${event.contractId}/fund?confirm=1`,
        action: event.because === 'bank' ? 'Confirm with your bank' : 'Pay now',
      },
    ]);
  }

  private releases(): void {
    this.writer.on(FundingLeft, 'tell-owner-when-payment-was-left', ({ ownerId, contractId }, { task }) => [
      { personId: ownerId, sentence: `Nothing was charged for “${task}”: the payment page was closed.`, ...toContract(contractId) },
    ]);
    this.writer.on(EscrowReleased, 'tell-expert-when-money-is-released', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `The payment for “${task}” is on its way to your bank.`,
        path: '/payouts',
        action: 'Open payouts',
      },
    ]);
    this.writer.on(ReleaseBlocked, 'tell-expert-when-release-is-blocked', ({ expertId }, { task }) => [
      {
        personId: expertId,
        sentence: `The payment for “${task}” could not be sent. Check your payout set-up.`,
        path: '/payouts',
        action: 'Check payouts',
      },
    ]);
  }

  private refunds(): void {
    this.writer.on(RefundAsked, 'tell-expert-when-refund-is-asked', (event, { owner, task }) => [
      {
        personId: event.expertId,
        sentence: `${owner} asks for ${amountOf(event)} back for “${task}”. Answer by ${onDate(event.replyBy)}; after that it is refunded.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(RefundRequestWithdrawn, 'tell-expert-when-refund-request-is-withdrawn', ({ expertId, contractId }, { owner, task }) => [
      { personId: expertId, sentence: `${owner} no longer asks for a refund for “${task}”. Work goes on.`, ...toContract(contractId) },
    ]);
    this.writer.on(RefundStarted, 'tell-other-side-when-refund-starts', (event, { owner, expert, task }) => [
      event.by === 'owner'
        ? {
            personId: event.expertId,
            sentence: `${owner} cancelled late work on “${task}”; ${amountOf(event)} goes back.`,
            ...toContract(event.contractId),
          }
        : {
            personId: event.ownerId,
            sentence:
              event.by === 'expert'
                ? `${expert} gives ${amountOf(event)} back for “${task}”.`
                : `${amountOf(event)} goes back to you for “${task}”.`,
            ...toContract(event.contractId),
          },
    ]);
    this.writer.on(EscrowRefunded, 'tell-owner-when-refund-is-confirmed', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `${amountOf(event)} and the fee on it were refunded for “${task}”.`,
        path: '/payments',
        action: 'Open payments',
      },
    ]);
    this.writer.on(LatePaymentReturned, 'tell-payer-when-late-payment-is-returned', (event, { task }) => [
      {
        personId: event.payerId,
        sentence: `Your payment of ${amountOf(event)} for “${task}” came too late, so all of it goes back to your card.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(RefundBlocked, 'tell-owner-when-refund-is-blocked', ({ ownerId, contractId }, { task }) => [
      { personId: ownerId, sentence: `The refund for “${task}” could not be sent yet. We look after it.`, ...toContract(contractId) },
    ]);
  }

  private lateRefunds(): void {
    this.writer.on(LateRefundStarted, 'tell-owner-when-released-money-is-given-back', (event, { expert, task }) => [
      {
        personId: event.ownerId,
        sentence: `${expert} gives ${amountOf(event)} back for “${task}”, the fee on it included. It goes to the card that paid.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(LateRefundConfirmed, 'tell-both-when-released-money-is-back', (event, { owner, task }) => [
      {
        personId: event.ownerId,
        sentence: `${amountOf(event)} went back to your card for “${task}”.`,
        path: '/payments',
        action: 'Open payments',
      },
      {
        personId: event.expertId,
        sentence: `${owner} has the refund for “${task}”. ${netOf(event)} is taken from your payout balance for it.`,
        path: '/payouts',
        action: 'Open payouts',
      },
    ]);
    this.writer.on(LateRefundRefused, 'tell-both-when-released-money-stays', (event, { expert, task }) => [
      {
        personId: event.expertId,
        sentence: `The refund for “${task}” could not be sent, so nothing was taken from you. You can try again.`,
        ...toContract(event.contractId),
      },
      {
        personId: event.ownerId,
        sentence: `The refund that ${expert} gave for “${task}” could not be sent. Nothing has changed.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(TakeBackFellShort, 'tell-expert-what-stays-owed', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `Your payout balance lacked ${shortOf(event)} of your refund for “${task}”. We keep it from later payments, at most a quarter of each.`,
        path: '/payouts',
        action: 'Open payouts',
      },
    ]);
  }

  private tips(): void {
    this.writer.on(TipPaid, 'tell-expert-when-tip-is-paid', (event, { owner, task }) => [
      {
        personId: event.expertId,
        sentence: `${owner} gave you a tip of ${amountOf(event)} for “${task}”. All of it is on its way to you.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(TipWaits, 'tell-expert-when-tip-waits', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `Your tip of ${amountOf(event)} for “${task}” waits for you: check your payout set-up. After 30 days it goes back.`,
        path: '/payouts',
        action: 'Check payouts',
      },
    ]);
    this.writer.on(TipReturned, 'tell-both-when-tip-is-returned', (event, { expert, task }) => [
      {
        personId: event.ownerId,
        sentence: `${expert} could not receive your tip of ${amountOf(event)} for “${task}”. It goes back to your card.`,
        ...toContract(event.contractId),
      },
      {
        personId: event.expertId,
        sentence: `The tip of ${amountOf(event)} for “${task}” could not reach you for 30 days, so it went back.`,
        ...toContract(event.contractId),
      },
    ]);
  }

  private payouts(): void {
    this.writer.on(PayoutPaid, 'tell-expert-when-payout-arrives', (event) => [
      { personId: event.userId, sentence: `${atBank(event)} arrived at your bank.`, path: '/payouts', action: 'Open payouts' },
    ]);
    this.writer.on(PayoutFailed, 'tell-expert-when-payout-fails', (event) => [
      {
        personId: event.userId,
        sentence: `Your bank sent ${atBank(event)} back. Check your bank account.`,
        path: '/payouts',
        action: 'Check payouts',
      },
    ]);
  }

  private banks(): void {
    this.writer.on(MoneyFrozen, 'tell-both-when-a-bank-asks', (event, { owner, task }) => [
      {
        personId: event.ownerId,
        sentence: `${askedOwner(event.reason)} “${task}”. Nothing moves until this is over.`,
        ...toContract(event.contractId),
      },
      {
        personId: event.expertId,
        sentence: `The bank of ${owner} ${askedExpert(event.reason)} “${task}”. Nothing moves until this is over; we show it your work.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(MoneyThawed, 'tell-both-when-a-bank-is-content', ({ ownerId, expertId, contractId }, { task }) =>
      [ownerId, expertId].map((personId) => ({
        personId,
        sentence: `The payment for “${task}” goes on: nothing holds it any more.`,
        ...toContract(contractId),
      })),
    );
    this.writer.on(MoneyChargedBack, 'tell-both-when-a-bank-took-money-back', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `Your bank took back ${amountOf(event)} that you had paid for “${task}”.`,
        ...toContract(event.contractId),
      },
      { personId: event.expertId, sentence: chargedBack(event, task), ...toContract(event.contractId) },
    ]);
  }
}

const askedOwner = (reason: string): string =>
  reason === 'fraud_warning'
    ? 'The bank of your card warns that it may have been used without you, for'
    : reason === 'inquiry'
      ? 'Your bank asks us about your payment for'
      : 'Your bank asks us to give back your payment for';

const askedExpert = (reason: string): string =>
  reason === 'fraud_warning'
    ? 'warns of fraud with the payment for'
    : reason === 'inquiry'
      ? 'asks about the payment for'
      : 'asks for the payment back for';

/** Who bears it decides what an expert reads: held money is gone, paid money stays theirs but for what they owe. */
function chargedBack(event: EventFields<MoneyChargedBack>, task: string): string {
  const start = `The owner’s bank took back ${amountOf(event)} paid for “${task}”.`;
  if (!event.wasReleased) return `${start} If you delivered, write to us: the protection fund may pay you.`;
  if (event.owedMinor === '0') return `${start} You keep what you were paid: the loss is ours.`;
  return `${start} You owe ${amountOf({ ...event, amountMinor: event.owedMinor })} of it; at most a quarter of each later payment is kept for it.`;
}
