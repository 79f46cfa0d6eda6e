import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isCurrency, Money } from '@sidecrew/money';
import {
  HoursAccepted,
  HoursEnded,
  HoursProposed,
  HoursRefused,
  WeekApproved,
  WeekBlocked,
  WeekEnded,
  WeekInReview,
  WeekQueried,
} from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';
import { onDate } from './tell.js';

const toContract = (contractId: string) => ({ path: `/contracts/${contractId}`, action: 'Open the contract' });

/** "40.00 USD", from an event's fields. */
const amountOf = (minor: string, currency: string): string => (isCurrency(currency) ? Money.of(minor, currency).toString() : '');

interface BySide {
  readonly by: string;
  readonly ownerId: string;
  readonly expertId: string;
  readonly contractId: string;
}

/** Whoever did not act, and the name of who did. */
const otherSide = ({ by, ownerId, expertId }: BySide, names: { readonly owner: string; readonly expert: string }) =>
  by === 'owner' ? { personId: expertId, who: names.owner } : { personId: ownerId, who: names.expert };

/** Work by the hour: what is agreed, and each week. */
@Injectable()
export class TellAboutHours implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.agreements();
    this.weeks();
  }

  private agreements(): void {
    this.writer.on(HoursProposed, 'tell-other-side-when-hours-are-proposed', (event, names) => {
      const { personId, who } = otherSide(event, names);
      const terms = `${amountOf(event.rateMinor, event.currency)} an hour, up to ${event.capHours} hours a week`;
      return [
        {
          personId,
          sentence: `${who} proposes work by the hour for “${names.task}”: ${terms}.`,
          path: `/contracts/${event.contractId}`,
          action: 'Accept or refuse',
        },
      ];
    });
    this.writer.on(HoursAccepted, 'tell-other-side-when-hours-are-accepted', (event, names) => {
      const { personId, who } = otherSide(event, names);
      return [
        {
          personId,
          sentence: `${who} accepted work by the hour for “${names.task}”. It begins on Monday.`,
          ...toContract(event.contractId),
        },
      ];
    });
    this.writer.on(HoursRefused, 'tell-other-side-when-hours-are-refused', (event, names) => {
      const { personId, who } = otherSide(event, names);
      return [
        { personId, sentence: `There is no agreement on hours for “${names.task}”: ${who} said no.`, ...toContract(event.contractId) },
      ];
    });
    this.writer.on(HoursEnded, 'tell-other-side-when-hours-end', (event, names) => {
      const { personId, who } = otherSide(event, names);
      return [
        {
          personId,
          sentence: `${who} ended work by the hour for “${names.task}”. What was logged is reviewed and paid.`,
          ...toContract(event.contractId),
        },
      ];
    });
  }

  private weeks(): void {
    this.writer.on(WeekBlocked, 'tell-both-when-a-week-is-not-paid', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `The week from ${event.startsOn} of “${task}” is not paid: hours are not protected. Wait until it is.`,
        ...toContract(event.contractId),
      },
      {
        personId: event.ownerId,
        sentence: `The week from ${event.startsOn} of “${task}” is not paid, so no work is done. You can pay it now.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(WeekEnded, 'tell-expert-when-a-week-ends', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `Look once more at your week from ${event.startsOn} of “${task}”: it goes to the owner on Monday at 12:00 UTC.`,
        ...toContract(event.contractId),
      },
    ]);
    this.writer.on(WeekInReview, 'tell-owner-when-a-week-is-in-review', (event, { expert, task }) => [
      {
        personId: event.ownerId,
        sentence: `Look at the week of ${expert} from ${event.startsOn} for “${task}” by ${onDate(event.reviewBy)}; silence approves it.`,
        path: `/contracts/${event.contractId}`,
        action: 'Review the week',
      },
    ]);
    this.writer.on(WeekQueried, 'tell-expert-when-lines-are-questioned', (event, { owner, task }) => [
      {
        personId: event.expertId,
        sentence: `${owner} asks about lines of your week from ${event.startsOn} for “${task}”. Answer by ${onDate(event.answerBy)}, or they are not paid.`,
        path: `/contracts/${event.contractId}`,
        action: 'Answer',
      },
    ]);
    this.writer.on(WeekApproved, 'tell-expert-when-a-week-is-approved', (event, { task }) => [
      {
        personId: event.expertId,
        sentence: `${amountOf(event.amountMinor, event.currency)} of your week from ${event.startsOn} for “${task}” is approved.`,
        ...toContract(event.contractId),
      },
    ]);
  }
}
