import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ContractActivated,
  ContractCancelled,
  ContractCompleted,
  ContractEndedUnpaid,
  ContractLapsed,
  ExpertHired,
  OfferLapsed,
  OfferMade,
  OfferRefused,
  OfferRescinded,
} from '@sidecrew/marketplace';
import { NoticeWriter } from './notice-writer.js';

const toContract = (contractId: string) => ({ path: `/contracts/${contractId}`, action: 'Open the contract' });
const toTask = (taskId: string) => ({ path: `/tasks/${taskId}`, action: 'Open the task' });
const compare = (taskId: string) => ({ path: `/tasks/${taskId}/bids`, action: 'Compare bids' });

@Injectable()
export class TellAboutContracts implements OnModuleInit {
  constructor(private readonly writer: NoticeWriter) {}

  onModuleInit(): void {
    this.offers();
    this.contracts();
  }

  private offers(): void {
    this.writer.on(OfferMade, 'tell-expert-when-offer-is-made', ({ expertId, taskId }, { owner, task }) => [
      {
        personId: expertId,
        sentence: `${owner} wants to hire you for “${task}”. Answer within 72 hours.`,
        path: `/tasks/${taskId}`,
        action: 'Answer the offer',
      },
    ]);
    this.writer.on(OfferRescinded, 'tell-expert-when-offer-is-rescinded', ({ expertId, taskId }, { owner, task }) => [
      { personId: expertId, sentence: `${owner} took the offer for “${task}” back. Your bid stands.`, ...toTask(taskId) },
    ]);
    this.writer.on(OfferRefused, 'tell-owner-when-offer-is-refused', ({ ownerId, taskId }, { expert, task }) => [
      { personId: ownerId, sentence: `${expert} did not take the offer for “${task}”.`, ...compare(taskId) },
    ]);
    this.writer.on(OfferLapsed, 'tell-both-when-offer-lapsed', ({ ownerId, expertId, taskId }, { expert, task }) => [
      { personId: ownerId, sentence: `${expert} did not answer the offer for “${task}” in time.`, ...compare(taskId) },
      { personId: expertId, sentence: `The offer for “${task}” has ended without an answer.`, ...toTask(taskId) },
    ]);
  }

  private contracts(): void {
    this.writer.on(ExpertHired, 'tell-owner-when-expert-accepts', ({ ownerId, contractId }, { expert, task }) => [
      {
        personId: ownerId,
        sentence: `${expert} accepted “${task}”. Pay the first milestone within 72 hours to start.`,
        path: `/contracts/${contractId}`,
        action: 'Pay to start',
      },
    ]);
    this.writer.on(ContractActivated, 'tell-expert-when-work-may-start', ({ expertId, contractId }, { task }) => [
      { personId: expertId, sentence: `“${task}” is funded. You may start.`, ...toContract(contractId) },
    ]);
    this.writer.on(ContractLapsed, 'tell-both-when-contract-lapsed', ({ ownerId, expertId, contractId }, { task }) =>
      [ownerId, expertId].map((personId) => ({
        personId,
        sentence: `“${task}” was not paid within 72 hours, so the contract has ended.`,
        ...toContract(contractId),
      })),
    );
    this.writer.on(
      ContractCancelled,
      'tell-other-side-when-contract-is-cancelled',
      ({ by, ownerId, expertId, contractId, reason }, { owner, expert, task }) => [
        {
          personId: by === 'owner' ? expertId : ownerId,
          sentence: `${by === 'owner' ? owner : expert} cancelled “${task}” before payment: ${reason}`,
          ...toContract(contractId),
        },
      ],
    );
    this.writer.on(ContractCompleted, 'tell-both-when-contract-is-completed', ({ ownerId, expertId, contractId }, { task }) =>
      [ownerId, expertId].map((personId) => ({ personId, sentence: `“${task}” is completed.`, ...toContract(contractId) })),
    );
    this.writer.on(ContractEndedUnpaid, 'tell-both-when-contract-ended-unpaid', ({ ownerId, expertId, contractId }, { task }) =>
      [ownerId, expertId].map((personId) => ({
        personId,
        sentence: `“${task}” has ended; all held money went back.`,
        ...toContract(contractId),
      })),
    );
  }
}
