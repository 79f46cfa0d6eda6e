import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '@sidecrew/platform';
import type { Bid } from '../bid.entity.js';
import { BidsReader } from '../bids.reader.js';
import type { BidType } from './bid.types.js';
import { showBid } from './show-bid.js';

/** The answer of every verb on a bid: the bid as it stands after the commit. */
@Injectable()
export class ShownBid {
  constructor(private readonly bids: BidsReader) {}

  async after(actor: Actor, done: Promise<Bid>): Promise<BidType> {
    const row = await this.bids.findReadable(actor, (await done).id);
    if (!row) throw new NotFound('bid');
    return showBid(row, actor);
  }
}
