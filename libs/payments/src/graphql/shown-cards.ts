import { Injectable } from '@nestjs/common';
import type { Actor } from '@sidecrew/platform';
import { cardConsent } from '../cards/card-consent.js';
import { SavedCardsReader } from '../cards/saved-cards.reader.js';
import { SavedCardsType, SavedCardType } from './saved-cards.types.js';

/** The answer of every verb on saved cards: all of them, as they stand after the commit. */
@Injectable()
export class ShownCards {
  constructor(private readonly reader: SavedCardsReader) {}

  async of({ id }: Actor): Promise<SavedCardsType> {
    const [cards, pageIsOpen] = await Promise.all([this.reader.ofUser(id), this.reader.pageIsOpen(id)]);
    return Object.assign(new SavedCardsType(), { cards: cards.map((card) => SavedCardType.from(card)), consent: cardConsent, pageIsOpen });
  }

  async after(actor: Actor, done: Promise<void>): Promise<SavedCardsType> {
    await done;
    return this.of(actor);
  }
}
