import { ConsentHasChanged } from './card.refusals.js';

/**
 * What a person agrees to before their card is kept. Stored word for word with each card, so a change here counts for
 * later cards only. A draft for a lawyer.
 */
export const cardConsent =
  'I allow Sidecrew to keep this card and to charge it for milestones, weeks and retainers that I agreed to, also when I am not on the page. I can remove it at any time.';

/** Refuses words that are not the ones of today: what is kept as agreed to must be what they read. */
export function mustBeOurConsent(read: string): void {
  if (read !== cardConsent) throw new ConsentHasChanged();
}
