import { ChooseDefaultCard } from './choose-default-card.js';
import { ConfirmCard } from './confirm-card.js';
import { KeepCard } from './keep-card.js';
import { OpenCardPage } from './open-card-page.js';
import { RemoveCard } from './remove-card.js';
import { SaveCard } from './save-card.js';
import { SavedCardsReader } from './saved-cards.reader.js';

export const cardProviders = [ChooseDefaultCard, ConfirmCard, KeepCard, OpenCardPage, RemoveCard, SaveCard, SavedCardsReader];
