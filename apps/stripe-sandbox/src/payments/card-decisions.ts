import type { PaymentMethod } from './payment-method.js';
import type { Decline, TestCard } from './test-cards.js';

/** Whether this card wants its owner to prove who they are. */
export function needsAuthentication(card: TestCard, method: PaymentMethod, offSession: boolean): boolean {
  if (card.authentication === 'always') return true;
  if (card.authentication !== 'unless-saved') return false;
  return !(offSession && method.sandbox.savedForOffSession);
}

/** Why this card cannot be charged, if it cannot. */
export function checkDecline(card: TestCard): Decline | undefined {
  return card.decline;
}

/** Why this card cannot even be saved, if it cannot. */
export function checkSaveDecline(card: TestCard): Decline | undefined {
  return card.savesFirst || card.authentication ? undefined : card.decline;
}
