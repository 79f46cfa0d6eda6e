import type { RunningApp } from './app.js';
import type { Member } from './people.js';
import { codeOf, type Refusal } from './visitor.js';

export const usd = (minor: number) => ({ minor: String(minor), currency: 'USD' });

export const TASK = `... on Task { id state version title possibleActions expiresAt rejection bidCount checklist { id text } }`;

export interface ShownTask {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly title: string;
  readonly possibleActions: readonly string[];
  readonly expiresAt: string | null;
  readonly rejection: string | null;
  readonly bidCount: number;
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
}

/** The id of a category by its slug; `accounting` unless said otherwise. */
export async function categoryId(member: Member, slug = 'accounting'): Promise<string> {
  const { categories } = await member.asks<{ categories: { id: string; slug: string }[] }>('{ categories { id slug } }');
  const found = categories.find((category) => category.slug === slug);
  if (!found) throw new Error(`There is no category ${slug}.`);
  return found.id;
}

/** What an owner writes; every unstated detail is valid. */
export async function taskInput(owner: Member, changes: object = {}) {
  return {
    title: 'Match three months of shop payouts to bank',
    brief: 'My shop pays out net of fees and nothing ties to my bank. Rebuild gross sales, fees and refunds.',
    categoryId: await categoryId(owner),
    skillIds: [],
    budgetMinimum: usd(9_000),
    budgetMaximum: usd(16_000),
    dueDays: 14,
    language: 'en',
    aiPolicy: 'outlines',
    checklist: [{ text: 'Reconciled sheet' }, { text: 'List of open differences' }],
    fileIds: [],
    ...changes,
  };
}

/** The result of a mutation that should have worked. */
export async function worked<T extends object>(act: Promise<T | Refusal>): Promise<T> {
  const result = await act;
  if (codeOf(result)) throw new Error(`Refused: ${JSON.stringify(result)}`);
  return result as T;
}

export async function givenADraft(owner: Member, changes: object = {}): Promise<ShownTask> {
  const input = await taskInput(owner, changes);
  return worked(owner.does<ShownTask>(`saveTaskDraft(input: $input) { ${TASK} }`, '$input: TaskInput!', { input }));
}

/** A published task that has passed screening by itself. */
export async function givenAnOpenTask(world: RunningApp, owner: Member, changes: object = {}): Promise<ShownTask> {
  const { id } = await givenADraft(owner, changes);
  await worked(owner.does(`publishTask(id: $id) { ${TASK} }`, '$id: ID!', { id }));
  await world.clock.passes(60_000);
  const task = await taskSeenBy(owner, id);
  if (task?.state !== 'open') throw new Error(`The task is ${task?.state}, not open.`);
  return task;
}

export async function taskSeenBy(member: Pick<Member, 'asks'>, id: string): Promise<ShownTask | null> {
  const { task } = await member.asks<{ task: ShownTask | null }>(`query ($id: ID!) { task(id: $id) { ${TASK} } }`, { id });
  return task;
}
