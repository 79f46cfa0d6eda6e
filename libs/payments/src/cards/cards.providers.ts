import { ChooseDefaultCard } from './choose-default-card.js';
import { KeepCard } from './keep-card.js';
import { RemoveCard } from './remove-card.js';
import { SaveCard } from './save-card.js';
import { SavedCardsReader } from './saved-cards.reader.js';

export const cardProviders = [ChooseDefaultCard, KeepCard, RemoveCard, SaveCard, SavedCardsReader];
