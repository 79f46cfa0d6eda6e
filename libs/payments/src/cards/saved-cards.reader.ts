import { Injectable } from '@nestjs/common';
import { type Tx, Work } from '@sidecrew/platform';

/** A card that a person lets us charge: what they know it by, never its number. */
export interface SavedCard {
  readonly id: string;
  /** `visa`, `mastercard`…, as Stripe names it. */
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly isDefault: boolean;
  readonly consentedAt: Date;
}

const columns = `id, brand, last4, exp_month as "expMonth", exp_year as "expYear", is_default as "isDefault", consented_at as "consentedAt"`;

/** Reads saved cards. Who may see them is the caller's question: they are a person's own. */
@Injectable()
export class SavedCardsReader {
  constructor(private readonly work: Work) {}

  /** The default card first, then the newest; removed ones are left out. */
  ofUser(userId: string): Promise<SavedCard[]> {
    return this.work.read<SavedCard>(
      `select ${columns} from saved_cards
        where user_id = $1 and removed_at is null order by is_default desc, consented_at desc, id limit 50`,
      [userId],
    );
  }

  /** One of their cards that may be charged; null where it is not theirs or was removed. */
  async find(tx: Tx, userId: string, cardId: string): Promise<SavedCard | null> {
    const [card] = await tx.query<SavedCard>(`select ${columns} from saved_cards where id = $1 and user_id = $2 and removed_at is null`, [
      cardId,
      userId,
    ]);
    return card ?? null;
  }

  /** How often a bank said no to their saved cards since then; wishes that were called off before it was asked are left out. */
  async declinesSince(tx: Tx, userId: string, since: Date): Promise<number> {
    const [row] = await tx.query<{ declines: number }>(
      `select count(*)::int as declines from payments p join intents i on i.payment_id = p.id
        where p.payer_id = $1 and p.created_at > $2 and i.op = 'fund.saved' and i.state = 'refused' and i.code <> 'no_longer_wanted'`,
      [userId, since],
    );
    return row?.declines ?? 0;
  }

  /** Whether a page for keeping a card is open for them. */
  async pageIsOpen(userId: string): Promise<boolean> {
    const [row] = await this.work.read<{ isOpen: boolean }>(
      `select exists (select from card_setups where user_id = $1 and state in ('created', 'open')) as "isOpen"`,
      [userId],
    );
    return row?.isOpen ?? false;
  }
}
