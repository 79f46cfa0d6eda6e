import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageCounts, MessageCountsPort } from '@sidecrew/marketplace';
import type { Tx } from '@sidecrew/platform';

/** Says how much the two of a contract wrote to each other; an answer to a bank counts it, and quotes nothing. */
@Injectable()
export class CountMessages implements OnModuleInit {
  constructor(private readonly port: MessageCountsPort) {}

  onModuleInit(): void {
    this.port.register((tx, bidId) => this.ofBid(tx, bidId));
  }

  private async ofBid(tx: Tx, bidId: string): Promise<MessageCounts> {
    const [row] = await tx.query<MessageCounts>(
      `select count(*) filter (where m.author_id = t.owner_id)::int as "byOwner", count(*) filter (where m.author_id = t.expert_id)::int as "byExpert",
              max(m.at) filter (where m.author_id = t.owner_id) as "lastByOwnerAt"
         from threads t join messages m on m.thread_id = t.id where t.bid_id = $1`,
      [bidId],
    );
    return row ?? { byOwner: 0, byExpert: 0, lastByOwnerAt: null };
  }
}
