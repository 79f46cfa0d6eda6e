import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { RefreshObject } from '../settlement/refresh-object.js';

/** For an owner who comes back from the page for keeping a card before the news of it. May be asked at any time. */
@Injectable()
export class ConfirmCard {
  constructor(
    private readonly work: Work,
    private readonly refresh: RefreshObject,
  ) {}

  async run(actor: Actor): Promise<void> {
    const open = await this.work.read<{ session: string }>(
      `select stripe_session as session from card_setups where user_id = $1 and state = 'open' and stripe_session is not null`,
      [actor.id],
    );
    for (const { session } of open) await this.refresh.run(session);
  }
}
