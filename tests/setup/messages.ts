import type { FundedContract } from './given-a-funded-contract.js';
import { worked } from './given-a-task.js';
import type { Member } from './people.js';

export interface ShownMessage {
  readonly id: string;
  readonly text: string;
  readonly hint: string | null;
  readonly author: { readonly name: string };
}

export interface ShownThread {
  readonly id: string;
  readonly title: string;
  readonly unread: number;
  readonly contractId: string | null;
  readonly bidId: string;
  readonly other: { readonly name: string };
  readonly messages: { readonly nodes: readonly ShownMessage[] };
}

export const THREAD = `id title unread contractId bidId other { name } messages { nodes { id text hint author { name } } }`;

/** Opens the one thread of a bid. */
export const opensThread = (by: Member, bidId: string) =>
  by.does<ShownThread>(`openThread(bidId: $id) { ... on Thread { ${THREAD} } }`, '$id: ID!', { id: bidId });

/** Writes into a thread. */
export const saysIn = (threadId: string, by: Member, text: string) =>
  by.does<ShownMessage>(
    `sendMessage(threadId: $id, text: $text) { ... on Message { id text hint author { name } } }`,
    '$id: ID!, $text: String!',
    {
      id: threadId,
      text,
    },
  );

export const marksRead = (threadId: string, by: Member) =>
  by.does(`markThreadRead(threadId: $id) { ... on Done { done } }`, '$id: ID!', { id: threadId });

/** A thread as somebody sees it; null where they may not. */
export async function threadSeenBy(by: Member, id: string): Promise<ShownThread | null> {
  const { thread } = await by.asks<{ thread: ShownThread | null }>(`query ($id: ID!) { thread(id: $id) { ${THREAD} } }`, { id });
  return thread;
}

/** The thread of a contract, by the contract's own page. */
export async function threadOf(by: Member, { contractId }: Pick<FundedContract, 'contractId'>): Promise<string> {
  const { contract } = await by.asks<{ contract: { threadId: string } }>(`query ($id: ID!) { contract(id: $id) { threadId } }`, {
    id: contractId,
  });
  await worked(marksRead(contract.threadId, by));
  return contract.threadId;
}
