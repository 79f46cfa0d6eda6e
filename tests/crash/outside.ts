import type { RunningApp } from '../setup/app.js';

/** What can be seen and moved from outside of a server that is a process of its own. */
export class Outside {
  constructor(private readonly world: RunningApp) {}

  /** Lets the server's clock and the provider's run ahead of real time by as much. */
  async movesTo(milliseconds: number): Promise<void> {
    await this.world.sql(`update clock set offset_ms = $1`, [Math.round(milliseconds)]);
    await this.world.sql(`select pg_notify('clock', '')`);
    this.world.sandbox?.control.setClockOffset(milliseconds);
    await this.world.sandbox?.control.idle();
  }

  /** Events and wishes that are not over. */
  async openWork(): Promise<number> {
    const [row] = await this.world.sql<{ n: number }>(
      `select ((select count(*) from stripe_events where state = 'waiting') + (select count(*) from intents where state not in ('done', 'refused')))::int as n`,
    );
    return row?.n ?? 0;
  }

  async balanceOf(account: string): Promise<number> {
    const [row] = await this.world.sql<{ minor: string }>(
      `select coalesce(sum(p.amount), 0)::text as minor from ledger_postings p join ledger_accounts a on a.id = p.account_id where a.name = $1`,
      [account],
    );
    return Number(row?.minor);
  }

  /** What the provider says our balance is. */
  balanceAtStripe(): number {
    const stripe = this.world.sandbox?.control.dump();
    const sheet = stripe?.balances.find(({ account, currency }) => account === stripe.platform && currency === 'usd');
    return (sheet?.available ?? 0) + (sheet?.pending ?? 0);
  }
}
