import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  BidConfirmationDue,
  BidCountered,
  BidDeclined,
  BidLeftStale,
  BidNotSelected,
  BidOutdated,
  BidRevised,
  BidShortlisted,
  BidSubmitted,
  BidWithdrawn,
  CounterAccepted,
  CounterLapsed,
  CounterRefused,
  EarlierBidderInvited,
} from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';

const compare = (taskId: string) => ({ path: `/tasks/${taskId}/bids`, action: 'Compare bids' });
const toTask = (taskId: string) => ({ path: `/tasks/${taskId}`, action: 'Open the task' });

@Injectable()
export class TellAboutBids implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.ownerHears();
    this.expertHears();
    this.bothHear();
  }

  private ownerHears(): void {
    this.writer.on(BidSubmitted, 'tell-owner-when-bid-is-submitted', ({ ownerId, taskId }, { expert, task }) => [
      { personId: ownerId, sentence: `${expert} bid on “${task}”.`, ...compare(taskId) },
    ]);
    this.writer.on(BidRevised, 'tell-owner-when-bid-is-revised', ({ ownerId, taskId }, { expert, task }) => [
      { personId: ownerId, sentence: `${expert} changed the bid on “${task}”.`, ...compare(taskId) },
    ]);
    this.writer.on(BidWithdrawn, 'tell-owner-when-bid-is-withdrawn', ({ ownerId, taskId }, { expert, task }) => [
      { personId: ownerId, sentence: `${expert} withdrew the bid on “${task}”.`, ...compare(taskId) },
    ]);
  }

  private expertHears(): void {
    this.writer.on(BidShortlisted, 'tell-expert-when-bid-is-shortlisted', ({ expertId, taskId }, { owner, task }) => [
      { personId: expertId, sentence: `${owner} put your bid on “${task}” on the shortlist.`, ...toTask(taskId) },
    ]);
    this.writer.on(BidDeclined, 'tell-expert-when-bid-is-declined', ({ expertId, taskId, reason }, { owner, task }) => [
      { personId: expertId, sentence: `${owner} declined your bid on “${task}” (${reason}).`, ...toTask(taskId) },
    ]);
    this.writer.on(BidOutdated, 'tell-expert-when-task-changed', ({ expertId, taskId }, { task }) => [
      {
        personId: expertId,
        sentence: `“${task}” has changed. Confirm or change your bid within 48 hours, or it leaves by itself.`,
        ...toTask(taskId),
      },
    ]);
    this.writer.on(BidConfirmationDue, 'remind-expert-to-confirm-bid', ({ expertId, taskId }, { task }) => [
      { personId: expertId, sentence: `One day left to confirm your bid on “${task}”.`, ...toTask(taskId) },
    ]);
    this.writer.on(BidLeftStale, 'tell-expert-when-bid-left', ({ expertId, taskId }, { task }) => [
      {
        personId: expertId,
        sentence: `Your bid on “${task}” has ended: the task had changed and the bid was not confirmed.`,
        ...toTask(taskId),
      },
    ]);
    this.writer.on(BidNotSelected, 'tell-expert-when-bid-is-not-selected', ({ expertId, taskId }, { task }) => [
      { personId: expertId, sentence: `Your bid on “${task}” was not selected. Thank you for bidding.`, ...toTask(taskId) },
    ]);
    this.writer.on(EarlierBidderInvited, 'tell-earlier-bidder-when-task-reopens', ({ expertId, taskId }, { task }) => [
      { personId: expertId, sentence: `“${task}” is open again. You bid on it before; would you do it?`, ...toTask(taskId) },
    ]);
  }

  private bothHear(): void {
    this.writer.on(BidCountered, 'tell-other-side-of-counter-offer', ({ by, ownerId, expertId, taskId }, { owner, expert, task }) => [
      by === 'owner'
        ? { personId: expertId, sentence: `${owner} made a counter-offer on “${task}”. Answer within 72 hours.`, ...toTask(taskId) }
        : { personId: ownerId, sentence: `${expert} made a counter-offer on “${task}”. Answer within 72 hours.`, ...compare(taskId) },
    ]);
    this.writer.on(CounterAccepted, 'tell-other-side-of-agreement', ({ by, ownerId, expertId, taskId }, { owner, expert, task }) => [
      by === 'owner'
        ? { personId: expertId, sentence: `${owner} agreed to your terms for “${task}”.`, ...toTask(taskId) }
        : { personId: ownerId, sentence: `${expert} agreed to your terms for “${task}”. You can hire now.`, ...compare(taskId) },
    ]);
    this.writer.on(CounterRefused, 'tell-other-side-of-refused-counter', ({ by, ownerId, expertId, taskId }, { owner, expert, task }) => [
      by === 'owner'
        ? { personId: expertId, sentence: `${owner} did not agree to your terms for “${task}”.`, ...toTask(taskId) }
        : { personId: ownerId, sentence: `${expert} keeps to the first bid on “${task}”.`, ...compare(taskId) },
    ]);
    this.writer.on(CounterLapsed, 'tell-both-when-counter-lapsed', ({ ownerId, expertId, taskId }, { task }) => [
      { personId: ownerId, sentence: `The counter-offer on “${task}” was not answered; the bid before it stands.`, ...compare(taskId) },
      { personId: expertId, sentence: `The counter-offer on “${task}” was not answered; your bid before it stands.`, ...toTask(taskId) },
    ]);
  }
}
