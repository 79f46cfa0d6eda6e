import type { Scene } from './scene.js';

/**
 * Questions to the database whose every row is something that must never be. `$1` is the newest journal of the last look:
 * in each step the journals since then are held to it, in calm all of them.
 */
const never: Readonly<Record<string, string>> = {
  'a journal does not sum to zero': `
    select p.journal_id::text as what, a.book, sum(p.amount) from ledger_postings p join ledger_accounts a on a.id = p.account_id
     where p.journal_id > $1 group by p.journal_id, a.book having sum(p.amount) <> 0`,
  'a journal lacks lines': `
    select j.id::text as what, j.n_postings, count(p.n) from ledger_journals j left join ledger_postings p on p.journal_id = j.id
     where j.id > $1 group by j.id having count(p.n) <> j.n_postings`,
  'a guarded balance is not the sum of its postings': `
    select a.name as what, a.balance from ledger_accounts a
     where a.balance is not null and a.id in (select account_id from ledger_postings where journal_id > $1)
       and a.balance <> coalesce((select sum(p.amount) from ledger_postings p where p.account_id = a.id), 0)`,
  'an account is out of its bounds': `
    select name as what, balance from ledger_accounts where (balance > highest or balance < lowest)
       and id in (select account_id from ledger_postings where journal_id > $1)`,
  'one object of Stripe counts for two wishes': `
    select stripe_object_id as what from intents where stripe_object_id is not null and $1::uuid is not null group by 1 having count(*) > 1`,
  'a wish stands still for a person': `select id::text as what, op, code from intents where stopped and $1::uuid is not null`,
  'an event cannot be applied': `select id as what, type, last_error from stripe_events where state = 'failed' and $1::uuid is not null`,
  'a deadline cannot be kept': `
    select subject_id::text as what, kind, last_error from deadlines where last_error is not null and $1::uuid is not null`,
};

const before = '00000000-0000-0000-0000-000000000000';
/** The same questions in one statement. */
const all = Object.entries(never)
  .map(([what, question]) => `select '${what}' as rule, to_jsonb(found) as found from (${question}) found`)
  .join(' union all ');
/** A fingerprint of the lines of journals after `$1` up to `$2`. */
const fingerprint = `
  select coalesce(sum(hashtextextended(p::text || j::text, 0)), 0)::text as lines
    from ledger_postings p join ledger_journals j on j.id = p.journal_id where j.id > $1 and j.id <= $2`;

/** Holds what the books and the bank statement say at this moment against what must always be true. */
export class Invariants {
  /** The newest journals at the last looks, oldest first, each with the fingerprint of the lines since the one before. */
  private readonly pages: { readonly last: string; readonly lines: string }[] = [{ last: before, lines: '0' }];

  /** Answers a sentence for each thing that is not as it must be: all of the present, and the newest of the past. */
  async check(scene: Scene): Promise<string[]> {
    const { world } = scene;
    const known = this.pages.at(-1)?.last ?? before;
    const [found, past] = await Promise.all([
      world.sql<{ rule: string; found: object }>(all, [known]),
      this.pastStays(scene, this.pages.length - 5),
    ]);
    const [now] = await world.sql<{ last: string }>(`select id as last from ledger_journals order by id desc limit 1`);
    if (now?.last && now.last !== known) this.pages.push({ last: now.last, lines: await linesBetween(scene, known, now.last) });
    return [...found.map(({ rule, found: row }) => `${rule}: ${JSON.stringify(row)}`), ...past, ...(await atTheBank(scene))];
  }

  /** The same for the whole of the books. */
  async checkAll(scene: Scene): Promise<string[]> {
    const [found, books] = await Promise.all([
      scene.world.sql<{ rule: string; found: object }>(all, [before]),
      scene.world.sql(
        `select a.book, p.currency, sum(p.amount) from ledger_postings p join ledger_accounts a on a.id = p.account_id
          group by a.book, p.currency having sum(p.amount) <> 0`,
      ),
    ]);
    return [
      ...found.map(({ rule, found: row }) => `${rule}: ${JSON.stringify(row)}`),
      ...books.map((row) => `a book does not sum to zero: ${JSON.stringify(row)}`),
      ...(await this.pastStays(scene, 1)),
    ];
  }

  /** Journals are only added: what was there at earlier looks is there now, line by line. */
  private async pastStays(scene: Scene, from: number): Promise<string[]> {
    const first = Math.max(1, from);
    const [start, last] = [this.pages[first - 1]?.last, this.pages.at(-1)?.last];
    if (!start || !last) return [];
    const then = this.pages.slice(first).reduce((sum, { lines }) => sum + BigInt(lines), 0n);
    return BigInt(await linesBetween(scene, start, last)) === then ? [] : ['what was written in the books has changed'];
  }
}

async function linesBetween({ world }: Scene, after: string, last: string): Promise<string> {
  const [found] = await world.sql<{ lines: string }>(fingerprint, [after, last]);
  return found?.lines ?? '0';
}

/**
 * Of each charge no more is given than it took; one wish makes one object. What an expert gives back after the release
 * goes to the owner first, so that much may be out twice until it was taken from their balance, or is owed.
 */
async function atTheBank({ world, sandbox }: Scene): Promise<string[]> {
  const late = await world.sql<{ charge: string; minor: string }>(
    `select p.stripe_charge as charge, sum(l.gross_minor + l.owner_fee_minor)::text as minor
       from late_refunds l join payments p on p.held_for = l.root_id::text where l.state <> 'refused' and p.stripe_charge is not null group by 1`,
  );
  const ahead = new Map(late.map(({ charge, minor }) => [charge, Number(minor)]));
  const { charges, transfers, refunds, reversals, platform } = sandbox.control.dump();
  const given = new Map<string, number>();
  const gives = (charge: string | null, amount: number) => charge && given.set(charge, (given.get(charge) ?? 0) + amount);
  for (const transfer of transfers) gives(transfer.source_transaction, transfer.amount - transfer.amount_reversed);
  for (const { charge, status, amount } of refunds) if (status !== 'failed' && status !== 'canceled') gives(charge, amount);
  const seen = new Set<string>();
  const twice = [...transfers, ...refunds, ...reversals]
    .flatMap(({ metadata }) => metadata['sc_intent'] ?? [])
    .filter((wish) => seen.size === seen.add(wish).size);
  return [
    ...charges
      .filter(
        ({ id, account, status, amount }) =>
          account === platform && status === 'succeeded' && (given.get(id) ?? 0) > amount + (ahead.get(id) ?? 0),
      )
      .map(({ id, amount }) => `charge ${id} took ${amount} and gave ${given.get(id)}`),
    ...twice.map((wish) => `wish ${wish} made two objects`),
  ];
}
