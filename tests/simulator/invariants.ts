import type { RunningApp } from '../setup/app.js';
import type { Scene } from './scene.js';

/** A question to the database whose every row is something that must never be. */
const never: Readonly<Record<string, string>> = {
  'a journal does not sum to zero': `
    select p.journal_id::text as what, a.book, sum(p.amount) from ledger_postings p join ledger_accounts a on a.id = p.account_id
     group by p.journal_id, a.book having sum(p.amount) <> 0`,
  'a journal lacks lines': `
    select j.id::text as what, j.n_postings, count(p.n) from ledger_journals j left join ledger_postings p on p.journal_id = j.id
     group by j.id having count(p.n) <> j.n_postings`,
  'a book does not sum to zero': `
    select a.book as what, p.currency, sum(p.amount) from ledger_postings p join ledger_accounts a on a.id = p.account_id
     group by a.book, p.currency having sum(p.amount) <> 0`,
  'a guarded balance is not the sum of its postings': `
    select a.name as what, a.balance from ledger_accounts a
     where a.balance is not null and a.balance <> coalesce((select sum(p.amount) from ledger_postings p where p.account_id = a.id), 0)`,
  'an account is out of its bounds': `
    select name as what, balance from ledger_accounts where balance > highest or balance < lowest`,
  'one object of Stripe counts for two wishes': `
    select stripe_object_id as what from intents where stripe_object_id is not null group by 1 having count(*) > 1`,
  'a wish stands still for a person': `select id::text as what, op, code from intents where stopped`,
  'an event cannot be applied': `select id as what, type, last_error from stripe_events where state = 'failed'`,
  'a deadline cannot be kept': `select subject_id::text as what, kind, last_error from deadlines where last_error is not null`,
};

/** Holds what the books and the bank statement say at this moment against what must always be true. */
export class Invariants {
  private lastJournal = '00000000-0000-0000-0000-000000000000';
  private oldLines = '0';

  /** Answers a sentence for each thing that is not as it must be. */
  async check(scene: Scene): Promise<string[]> {
    const { world } = scene;
    const answers = await Promise.all(
      Object.entries(never).map(async ([what, question]) => (await world.sql(question)).map((row) => `${what}: ${JSON.stringify(row)}`)),
    );
    return [...answers.flat(), ...(await this.pastStays(world)), ...atTheBank(scene)];
  }

  /** Journals are only added: what was there at the last look is there now, line by line. */
  private async pastStays(world: RunningApp): Promise<string[]> {
    const upTo = (id: string) => `
      select coalesce(sum(hashtextextended(p::text || j::text, 0)), 0)::text as lines, coalesce(max(j.id::text), '${id}') as last
        from ledger_postings p join ledger_journals j on j.id = p.journal_id`;
    const [then] = await world.sql<{ lines: string }>(`${upTo(this.lastJournal)} where j.id <= $1`, [this.lastJournal]);
    const wrong = then?.lines === this.oldLines ? [] : ['what was written in the books has changed'];
    const [now] = await world.sql<{ lines: string; last: string }>(upTo(this.lastJournal));
    this.oldLines = now?.lines ?? this.oldLines;
    this.lastJournal = now?.last ?? this.lastJournal;
    return wrong;
  }
}

/** Of each charge no more is given than it took; one wish makes one object. */
function atTheBank({ sandbox }: Scene): string[] {
  const { charges, transfers, refunds, reversals, platform } = sandbox.control.dump();
  const wrong: string[] = [];
  for (const { id, amount } of charges.filter(({ account, status }) => account === platform && status === 'succeeded')) {
    const out = transfers
      .filter(({ source_transaction: source }) => source === id)
      .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
    const back = refunds.filter(({ charge, status }) => charge === id && status !== 'failed' && status !== 'canceled');
    const given = back.reduce((sum, refund) => sum + refund.amount, out);
    if (given > amount) wrong.push(`charge ${id} took ${amount} and gave ${given}`);
  }
  const wishes = [...transfers, ...refunds, ...reversals].flatMap(({ metadata }) => metadata['sc_intent'] ?? []);
  const twice = wishes.filter((wish, index) => wishes.indexOf(wish) !== index);
  return [...wrong, ...twice.map((wish) => `wish ${wish} made two objects`)];
}
