import { randomUUID } from 'node:crypto';
import type { Member } from './people.js';

export interface ShownBankCase {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly reason: string;
  readonly amount: { readonly minor: string };
  readonly dueAt: string | null;
  readonly contractId: string;
  readonly possibleActions: readonly string[];
  readonly draft: string;
  readonly documents: readonly { readonly id: string; readonly name: string; readonly fits: boolean }[];
  readonly answer: {
    readonly explanation: string;
    readonly by: string;
    readonly files: readonly { readonly as: string; readonly name: string }[];
  } | null;
  readonly loss: readonly { readonly account: string; readonly amount: { readonly minor: string } }[];
}

const CASE = `id kind state reason amount { minor } dueAt contractId possibleActions draft documents { id name fits }
  answer { explanation by files { as name } } loss { account amount { minor } }`;

/** One case of a bank as staff see it; null where they may not. */
export async function bankCase(by: Member, id: string): Promise<ShownBankCase | null> {
  const { chargeback } = await by.asks<{ chargeback: ShownBankCase | null }>(`query ($id: ID!) { chargeback(id: $id) { ${CASE} } }`, {
    id,
  });
  return chargeback;
}

/** The list: what waits, and the rest. */
export async function bankCases(by: Member): Promise<{ waiting: readonly ShownBankCase[]; nodes: readonly ShownBankCase[] }> {
  const { chargebacks } = await by.asks<{ chargebacks: { waiting: ShownBankCase[]; nodes: ShownBankCase[] } }>(
    `{ chargebacks(first: 50) { waiting { id kind state dueAt contractId } nodes { id kind state contractId } pageInfo { hasNextPage } } }`,
  );
  return chargebacks;
}

export const answersTheBank = (by: Member, id: string, explanation: string, files: readonly { fileId: string; as: string }[] = []) =>
  by.does<ShownBankCase>(
    `answerChargeback(id: $id, explanation: $explanation, files: $files) { ... on BankCase { ${CASE} } }`,
    '$id: ID!, $explanation: String!, $files: [EvidenceFileInput!]!',
    { id, explanation, files },
  );

/** Staff give a chargeback up: at once, or when a second admin confirms. */
export const givesUp = (by: Member, id: string, minor: number, reason = 'The work was never delivered.') =>
  by.does<{ id: string; state: string; needsSecond: boolean }>(
    `askStaffDecision(input: $input) { ... on StaffDecision { id state needsSecond } }`,
    '$input: StaffDecisionInput!',
    { input: { id: randomUUID(), kind: 'concede', subject: id, amount: { minor: String(minor), currency: 'USD' }, reason } },
  );
