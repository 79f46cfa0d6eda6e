import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ChangesRequested,
  DeliveryApproved,
  DeliverySubmitted,
  ReviewExtended,
  ReviewFellToAdmin,
  ReviewNoticesMissing,
  ReviewNoticesPort,
  ReviewReminderDue,
} from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';
import { NoticesReader } from './notices.reader.js';
import { onDate } from './tell.js';

const toContract = (contractId: string) => ({ path: `/contracts/${contractId}`, action: 'Open the contract' });
const review = (contractId: string, deliveryId: string) => ({
  path: `/contracts/${contractId}/review/${deliveryId}`,
  action: 'Review the delivery',
});

/** Every delivery is told and reminded of, not only the first; its notices are the proof that silence may approve. */
@Injectable()
export class TellAboutDeliveries implements OnModuleInit {
  constructor(
    private readonly writer: NoticeWriter,
    private readonly notices: NoticesReader,
    private readonly proof: ReviewNoticesPort,
  ) {}

  onModuleInit(): void {
    this.proof.register({ deliveredFor: (tx, deliveryId) => this.notices.deliveredFor(tx, deliveryId, null) });
    this.writer.on(
      DeliverySubmitted,
      'tell-owner-when-delivery-is-submitted',
      ({ ownerId, contractId, deliveryId, reviewEndsAt }, { expert, task }) => [
        {
          personId: ownerId,
          sentence: `${expert} delivered: “${task}”. Review by ${onDate(reviewEndsAt)}; after that it is approved automatically.`,
          subjectId: deliveryId,
          ...review(contractId, deliveryId),
        },
      ],
    );
    this.writer.on(ReviewReminderDue, 'remind-owner-of-review', ({ ownerId, contractId, deliveryId, reviewEndsAt }, { task }) => [
      {
        personId: ownerId,
        sentence: `“${task}” waits for your review. It is approved automatically on ${onDate(reviewEndsAt)}.`,
        subjectId: deliveryId,
        ...review(contractId, deliveryId),
      },
    ]);
    this.writer.on(
      ReviewNoticesMissing,
      'tell-owner-again-when-notices-were-missing',
      ({ ownerId, contractId, deliveryId, reviewEndsAt }, { task }) => [
        {
          personId: ownerId,
          sentence: `“${task}” waits for your review until ${onDate(reviewEndsAt)}. We could not reach you before, so you have more time.`,
          subjectId: deliveryId,
          ...review(contractId, deliveryId),
        },
      ],
    );
    this.writer.on(
      DeliveryApproved,
      'tell-expert-when-delivery-is-approved',
      ({ expertId, contractId, auto, clearsAt }, { owner, task }) => [
        {
          personId: expertId,
          sentence: `${auto ? `The review of “${task}” has ended: it is approved` : `${owner} approved “${task}”`}. The money leaves on ${onDate(clearsAt)}.`,
          ...toContract(contractId),
        },
      ],
    );
    this.writer.on(
      DeliveryApproved,
      'tell-owner-when-delivery-is-approved-by-silence',
      ({ auto, ownerId, contractId, clearsAt }, { task }) =>
        auto
          ? [
              {
                personId: ownerId,
                sentence: `“${task}” was approved automatically. Until ${onDate(clearsAt)} you may object.`,
                ...toContract(contractId),
              },
            ]
          : [],
    );
    this.writer.on(ChangesRequested, 'tell-expert-when-changes-are-requested', ({ expertId, contractId, dueAt }, { owner, task }) => [
      { personId: expertId, sentence: `${owner} asked for changes on “${task}”. Due ${onDate(dueAt)}.`, ...toContract(contractId) },
    ]);
    this.writer.on(ReviewExtended, 'tell-expert-when-review-is-extended', ({ expertId, contractId, reviewEndsAt }, { owner, task }) => [
      {
        personId: expertId,
        sentence: `${owner} took more time to review “${task}”, until ${onDate(reviewEndsAt)}.`,
        ...toContract(contractId),
      },
    ]);
    this.writer.on(ReviewFellToAdmin, 'tell-expert-when-admin-reviews', ({ expertId, contractId, dueAt }, { task }) => [
      {
        personId: expertId,
        sentence: `The owner of “${task}” could not be reached. An admin reviews your delivery by ${onDate(dueAt)}.`,
        ...toContract(contractId),
      },
    ]);
  }
}
