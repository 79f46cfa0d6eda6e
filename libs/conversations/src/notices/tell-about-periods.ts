import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isCurrency, Money } from '@sidecrew/money';
import {
  AutoFundingPaused,
  DrawdownApproved,
  DrawdownAsked,
  DrawdownDeclined,
  PrefundDeclined,
  PrefundHeld,
  PrefundNeedsOwner,
  PrefundOverCap,
  PrefundRefundBlocked,
  PrefundRefunded,
  PrefundReleaseBlocked,
  PrefundReleased,
  RetainerAgreed,
  RetainerEnded,
} from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';
import { onDate } from './tell.js';

const toContract = (contractId: string) => ({ path: `/contracts/${contractId}`, action: 'Open the contract' });

/** "250.00 USD", from an event's fields. */
const amountOf = ({ amountMinor, currency }: { readonly amountMinor: string; readonly currency: string }): string =>
  isCurrency(currency) ? Money.of(amountMinor, currency).toString() : '';

/** "the retainer from 2026-11-30", "the week from 2026-11-30". */
const periodOf = ({ purpose, startsOn }: { readonly purpose: string; readonly startsOn: string }): string =>
  `the ${purpose} from ${startsOn}`;

/** Money that is held period by period: retainers and weeks. */
@Injectable()
export class TellAboutPeriods implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.funding();
    this.leaving();
    this.retainers();
  }

  private funding(): void {
    this.writer.on(PrefundHeld, 'tell-expert-when-a-period-is-paid', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `The money for ${periodOf(event)} of “${task}” is held. You can work on it.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(PrefundDeclined, 'tell-owner-when-a-card-was-declined', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `Your card was declined for ${periodOf(event)} of “${task}” (${amountOf(event)}). We try again on ${onDate(event.retryAt)}; you can pay on a page before.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(PrefundNeedsOwner, 'tell-owner-when-a-period-needs-them', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `${amountOf(event)} for ${periodOf(event)} of “${task}” needs your confirmation by ${onDate(event.until)}.`,
        path: `/contracts/${event.contractId}`,
        action: 'Confirm the payment',
      },
    ]);
    this.writer.on(PrefundOverCap, 'tell-owner-when-the-cap-is-reached', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `Your monthly cap leaves no room for ${periodOf(event)} of “${task}”, so nothing was charged.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(AutoFundingPaused, 'tell-both-when-auto-funding-is-paused', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `The ${event.purpose} of “${task}” was not paid, so charging is paused until you resume it.`,
        ...toContract(event.contractId),
      },
      {
        personId: event.expertId,
        sentence: `The ${event.purpose} of “${task}” was not paid: hours and work of that time are not protected.`,
        ...toContract(event.contractId),
      },
    ]);
  }

  private leaving(): void {
    this.writer.on(PrefundReleased, 'tell-expert-when-a-part-is-released', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `${amountOf(event)} of ${periodOf(event)} of “${task}” is on its way to your bank, less your fee.`,
        path: '/payouts',
        action: 'Open payouts',
      },
    ]);
    this.writer.on(PrefundReleaseBlocked, 'tell-expert-when-a-part-is-blocked', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `${amountOf(event)} for “${task}” could not be sent yet. Check your payout set-up.`,
        path: '/payouts',
        action: 'Check payouts',
      },
    ]);
    this.writer.on(PrefundRefunded, 'tell-owner-when-the-rest-is-refunded', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `${amountOf(event)} that ${periodOf(event)} of “${task}” did not use was refunded, fee included.`,
        path: '/payments',
        action: 'Open payments',
      },
    ]);
    this.writer.on(PrefundRefundBlocked, 'tell-owner-when-the-rest-is-blocked', (event, { task }) => [
      {
        personId: event.ownerId,
        sentence: `The refund of what ${periodOf(event)} of “${task}” did not use could not be sent yet. We look after it.`,
        ...toContract(event.contractId),
      },
    ]);
  }

  private retainers(): void {
    this.writer.on(RetainerAgreed, 'tell-expert-when-a-retainer-is-agreed', (event, { owner, task }) => [
      {
        personId: event.expertId,
        sentence: `${owner} agreed to a retainer of ${amountOf(event)} each ${event.cadence} for “${task}”.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(RetainerEnded, 'tell-other-side-when-a-retainer-ends', (event, { owner, expert, task }) => [
      event.by === 'owner'
        ? {
            personId: event.expertId,
            sentence: `${owner} ended the retainer for “${task}”. What you asked for stays held until it is answered.`,
            ...toContract(event.contractId),
          }
        : {
            personId: event.ownerId,
            sentence: `${expert} ended the retainer for “${task}”. What was not used goes back to your card.`,
            ...toContract(event.contractId),
          },
    ]);
    this.writer.on(DrawdownAsked, 'tell-owner-when-a-drawdown-is-asked', (event, { expert, task }) => [
      {
        personId: event.ownerId,
        sentence: `${expert} asks for ${amountOf(event)} out of the retainer for “${task}”.`,
        path: `/contracts/${event.contractId}`,
        action: 'Approve or decline',
      },
    ]);
    this.writer.on(DrawdownApproved, 'tell-expert-when-a-drawdown-is-approved', (event, { owner, task }) => [
      { personId: event.expertId, sentence: `${owner} approved ${amountOf(event)} for “${task}”.`, ...toContract(event.contractId) },
    ]);
    this.writer.on(DrawdownDeclined, 'tell-expert-when-a-drawdown-is-declined', (event, { owner, task }) => [
      {
        personId: event.expertId,
        sentence: `${owner} declined ${amountOf(event)} for “${task}”: ${event.reason}`,
        ...toContract(event.contractId),
      },
    ]);
  }
}
