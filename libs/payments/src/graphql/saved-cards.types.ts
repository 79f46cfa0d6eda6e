import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { resultOf } from '@sidecrew/platform';
import { IsString, MaxLength } from 'class-validator';
import type { SavedCard } from '../cards/saved-cards.reader.js';

@ObjectType('SavedCard', { description: 'A card that its owner lets us charge; the payment partner keeps it.' })
export class SavedCardType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: '`visa`, `mastercard`…' }) brand: string;
  @Field(() => String) last4: string;
  @Field(() => Int) expMonth: number;
  @Field(() => Int) expYear: number;
  @Field(() => Boolean) isDefault: boolean;

  static from({ id, brand, last4, expMonth, expYear, isDefault }: SavedCard): SavedCardType {
    return Object.assign(new SavedCardType(), { id, brand, last4, expMonth, expYear, isDefault });
  }
}

@ObjectType('SavedCards')
export class SavedCardsType {
  @Field(() => [SavedCardType], { description: 'The default card first, then the newest.' }) cards: SavedCardType[];
  @Field(() => String, { description: 'What one agrees to by letting us keep a card; given back when one does.' }) consent: string;
  @Field(() => Boolean, { description: 'A page for keeping a card is open, or what was done there is not known yet.' }) pageIsOpen: boolean;
}

@ArgsType()
export class SaveCardArgs {
  @Field(() => String, { description: 'The words that were read and agreed to: `savedCards.consent`.' })
  @IsString()
  @MaxLength(2_000)
  consent: string;
}

export const SavedCardsResult = resultOf('SavedCardsResult', SavedCardsType);
