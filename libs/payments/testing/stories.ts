import { days, minutes, newId, Refusal } from '@sidecrew/platform';
import { FundingsReader, IntentRunner } from '../src/index.js';
import { sideBySide } from './crash.js';
import { decisions, type Matter } from './decisions.js';
import { endState } from './end-state.js';
import type { World } from './world.js';

export type Decision = keyof typeof decisions;

/** One decision about money, from what was there before it to what is left in the end. */
export interface Story {
  readonly decision: Decision;
  /** Its intent is going to be refused by Stripe. */
  readonly isRefused: boolean;
  matter: Matter;
  end?: unknown;
}

export const newStory = (world: World, decision: Decision, isRefused = false): Story => ({
  decision,
  isRefused,
  matter: { deal: world.deal(), decisionId: newId() },
});

type Stage = (world: World, story: Story) => Promise<void>;

const know = (story: Story, more: Partial<Matter>): void => void (story.matter = { ...story.matter, ...more });
const funded: Stage = async (world, { matter: { deal } }) => void (await world.pay((await world.fund(deal)).paymentId));
const fundedWeek: Stage = async (world, { matter: { deal } }) => {
  const heldFor = { purpose: 'week', id: deal.milestoneId } as const;
  await world.pay((await world.fund(deal, 10_000n, newId(), { heldFor })).paymentId);
};
const withPage: Stage = async (world, story) => know(story, { paymentId: (await world.fund(story.matter.deal)).paymentId });
const withPayee: Stage = async (world, story) => know(story, { deal: { ...story.matter.deal, emil: await world.payee() } });
const released: Stage = async (world, { matter: { deal } }) => void (await world.release(deal));
const disputed: Stage = async (world, story) => {
  const [funding] = await world.get(FundingsReader).ofMilestones([story.matter.deal.milestoneId]);
  know(story, { disputeId: world.sandbox.control.dispute(funding?.chargeId ?? '').id });
};
const withCard =
  (card?: string): Stage =>
  async (world, story) =>
    know(story, { cardId: await world.savedCard(story.matter.deal.olga, card) });
const restricted: Stage = async (world, { matter: { deal } }) => {
  const [account] = await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [deal.emil]);
  world.sandbox.control.restrictAccount(account?.id ?? '');
};

/** What is there before the decision; each stage settles before the next. */
const before: { readonly [D in Decision]: readonly Stage[] } = {
  fund: [],
  customer: [],
  'fund.saved': [withCard()],
  'fund.expire': [withPage],
  'card.save': [],
  'card.remove': [withCard()],
  release: [withPayee, funded],
  refund: [funded],
  reverse: [withPayee, funded, released],
  account: [],
  'evidence.file': [funded, disputed],
  evidence: [funded, disputed],
  concede: [funded, disputed],
  rollover: [fundedWeek],
};
/** Nobody to pay, and a card that declines. */
const beforeRefusal: { readonly [D in Decision]?: readonly Stage[] } = {
  release: [withPayee, funded, restricted],
  'fund.saved': [withCard('4000 0000 0000 0341')],
};

/** Leads all stories, side by side, to the moment before their decision. Charges are available then, and events are lost from then on. */
export async function leadTo(world: World, stories: readonly Story[]): Promise<void> {
  const stagesOf = ({ decision, isRefused }: Story) => (isRefused && beforeRefusal[decision]) || before[decision];
  for (let stage = 0; stage < 3; stage += 1) {
    await sideBySide(stories, async (story) => stagesOf(story)[stage]?.(world, story), 8);
    await world.settle();
  }
  await world.pass(days(2) + minutes(1));
  world.sandbox.control.faults.add({ event: '*', do: 'drop' });
}

/** Takes the decision, or again for somebody whose click seemed lost; that it was heard is a refusal they can read. */
export async function decide(world: World, { decision, matter }: Story): Promise<void> {
  try {
    for (const id of await decisions[decision](world.app, matter)) await world.get(IntentRunner).run(id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Writes down what is left of each. */
export const lookAt = (world: World, stories: readonly Story[]): Promise<void> =>
  sideBySide(stories, async (story) => void (story.end = await endState(world, story.matter.deal)), 8);
