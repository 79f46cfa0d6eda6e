import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, Work } from '@sidecrew/platform';
import { mustBeLocale } from './locale.js';

export interface AccountWish {
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
  readonly owner: boolean;
  readonly expert: boolean;
}

/** Changes name, language, time zone and what the person comes for. */
@Injectable()
export class UpdateAccount {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, wish: AccountWish): Promise<void> {
    mustBeLocale(wish);
    if (!wish.owner && !wish.expert && !actor.roles.has('admin')) {
      throw new InvalidInput('owner', 'Keep at least one: handing work over, or doing it.');
    }
    await this.work.transaction((tx) =>
      tx.query(`update users set name = $2, language = $3, time_zone = $4, is_owner = $5, is_expert = $6 where id = $1`, [
        actor.id,
        wish.name.trim(),
        wish.language,
        wish.timeZone,
        wish.owner,
        wish.expert,
      ]),
    );
  }
}
