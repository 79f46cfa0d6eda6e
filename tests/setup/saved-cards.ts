import type { RunningApp } from './app.js';
import { worked } from './given-a-task.js';
import { paysThePage, posts } from './pay-the-page.js';
import type { Member } from './people.js';

const CARDS = 'consent pageIsOpen cards { id brand last4 expMonth expYear isDefault }';

export interface ShownCard {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly isDefault: boolean;
}

export interface ShownCards {
  readonly consent: string;
  readonly pageIsOpen: boolean;
  readonly cards: readonly ShownCard[];
}

/** Cards of the stand-in that tell apart what comes after saving. */
export const savable = {
  good: '4242 4242 4242 4242',
  declinesLater: '4000 0000 0000 0341',
  asksOnce: '4000 0025 0000 3155',
  alwaysAsks: '4000 0027 6000 3184',
} as const;

/** Somebody's own cards, with the words they agree to. */
export async function cardsOf(by: Member): Promise<ShownCards> {
  return (await by.asks<{ savedCards: ShownCards }>(`{ savedCards { ${CARDS} } }`)).savedCards;
}

/** Asks for the page on which a card is saved, having read the words of today or others. */
export const asksForCardPage = async (by: Member, consent?: string) =>
  by.does<{ url: string }>('saveCard(consent: $consent) { ... on Link { url } }', '$consent: String!', {
    consent: consent ?? (await cardsOf(by)).consent,
  });

export const confirmsCard = (by: Member) => by.does<ShownCards>(`confirmCard { ... on SavedCards { ${CARDS} } }`);
export const removesCard = (by: Member, id: string) =>
  by.does<ShownCards>(`removeCard(id: $id) { ... on SavedCards { ${CARDS} } }`, '$id: ID!', { id });
export const choosesCard = (by: Member, id: string) =>
  by.does<ShownCards>(`chooseDefaultCard(id: $id) { ... on SavedCards { ${CARDS} } }`, '$id: ID!', { id });

/** Fills in a page for saving a card as a browser does, with the bank's question if it asks. */
export async function fillsTheCardPage(url: string, card: string): Promise<void> {
  const { location } = await paysThePage(url, card);
  if (location?.includes('/3ds/')) await posts(`${location.replace(/\?.*/, '')}/complete`, {});
}

/** Saves a card through the page; answers its id. */
export async function savesACard(world: RunningApp, by: Member, card: string = savable.good): Promise<string> {
  const before = new Set((await cardsOf(by)).cards.map(({ id }) => id));
  const { url } = await worked<{ url: string }>(asksForCardPage(by));
  await fillsTheCardPage(url, card);
  await world.worker.drain();
  const saved = (await cardsOf(by)).cards.find(({ id }) => !before.has(id));
  if (!saved) throw new Error('No card was saved.');
  return saved.id;
}

/** How a payment by saved card stands, for its owner. */
export interface ShownCharge {
  readonly state: 'charging' | 'declined' | 'asked_back' | 'over';
  readonly brand: string;
  readonly last4: string;
  readonly because: string | null;
  readonly retryAt: string | null;
}

export interface CardFunding {
  readonly id: string;
  readonly state: string;
  readonly possibleActions: readonly string[];
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly cardCharge: ShownCharge | null;
}

const FUNDING = 'id state possibleActions deadlines { kind dueAt } cardCharge { state brand last4 because retryAt }';

/** One click: the milestone is paid with a saved card. */
export const paysWithCard = (by: Member, id: string, cardId: string) =>
  by.does<CardFunding>(`fundWithCard(id: $id, cardId: $cardId) { ... on Milestone { ${FUNDING} } }`, '$id: ID!, $cardId: ID!', {
    id,
    cardId,
  });

/** The milestone with its card charge as somebody sees it. */
export async function cardFundingSeenBy(by: Member, id: string): Promise<CardFunding> {
  const { milestone } = await by.asks<{ milestone: CardFunding | null }>(`query ($id: ID!) { milestone(id: $id) { ${FUNDING} } }`, { id });
  if (!milestone) throw new Error('They cannot see this milestone.');
  return milestone;
}

/** Opens the payment page, where the card that pays is saved if she gives the words back. */
export const opensPageAndSaves = (by: Member, id: string, consent: string | null) =>
  by.does<{ url: string }>(
    `fundMilestone(id: $id, consent: $consent) { ... on CheckoutPage { url milestone { state } } }`,
    '$id: ID!, $consent: String',
    { id, consent },
  );
