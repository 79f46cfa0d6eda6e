import { randomUUID } from 'node:crypto';
import { funded, Ledger } from '../../libs/ledger/src/index.js';
import type { Currency } from '../../libs/money/src/index.js';
import { Work } from '../../libs/platform/src/index.js';
import type { RunningApp } from './app.js';
import type { Member } from './people.js';

/** A contract of Olga and Emil whose one milestone is funded and waits for work. */
export interface FundedContract {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
  /** Who owns it, and who delivers: Olga and Emil unless said otherwise. */
  readonly olga: Member;
  readonly emil: Member;
  readonly currency: Currency;
}

interface Wishes {
  readonly priceMinor?: bigint;
  readonly reviewDays?: number;
  /** `planned` is a milestone that nobody paid for yet. */
  readonly state?: 'funded' | 'planned';
  /** Browsers that are signed in already, for stories with many contracts; a sign-in is slow on purpose. */
  readonly people?: Pick<FundedContract, 'olga' | 'emil'>;
  readonly currency?: Currency;
}

/**
 * For stories that begin after the payment: the rows are written as posting, bidding, hiring and funding leave them,
 * with the payment in the books. Stories about those steps go through their verbs.
 */
export async function givenAFundedContract(
  world: RunningApp,
  { priceMinor = 10_000n, reviewDays = 7, state = 'funded', currency = 'USD', people }: Wishes = {},
): Promise<FundedContract> {
  const { olga, emil } = people ?? { olga: await world.agentFor('olga'), emil: await world.agentFor('emil') };
  const [taskId, bidId, contractId, milestoneId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const checklist = ['reconciled sheet', 'list of open differences'].map((text) => ({ id: randomUUID(), text }));
  const now = world.clock.now();
  const terms = { ownerFeeBasisPoints: 400, expertFeeBasisPoints: 800, reviewDays, clearingDays: 5 };
  const title = 'Match three months of shop payouts to bank';
  const milestones = [{ title, amountMinor: String(priceMinor), days: 10 }];
  await world.sql(
    `insert into tasks (id, owner_id, category_id, state, version, title, brief, currency, budget_minimum_minor, budget_maximum_minor, due_days,
                        language, ai_policy, checklist, created_at, published_at, expires_at)
     select $1, $2, id, 'awarded', 1, $3, 'Nothing ties to my bank.', $7, $4, $4, 10, 'en', 'allowed', $5, $6, $6, $6 from categories order by place limit 1`,
    [taskId, olga.id, title, priceMinor, JSON.stringify(checklist), now, currency],
  );
  await world.sql(
    `insert into bids (id, task_id, expert_id, state, version, task_version, currency, price_minor, days, milestones, message, ai_declaration,
                       contract_id, submitted_at, terms_at)
     values ($1, $2, $3, 'won', 1, 1, $8, $4, 10, $5, 'I do this every month.', 'none', $6, $7, $7)`,
    [bidId, taskId, emil.id, priceMinor, JSON.stringify(milestones), contractId, now, currency],
  );
  await world.sql(
    `insert into contracts (id, task_id, bid_id, task_version, bid_version, owner_id, expert_id, state, currency, title, terms, checklist, created_at)
     values ($1, $2, $3, 1, 1, $4, $5, $6, $11, $7, $8, $9, $10)`,
    [
      contractId,
      taskId,
      bidId,
      olga.id,
      emil.id,
      state === 'funded' ? 'active' : 'awaiting_funding',
      title,
      JSON.stringify(terms),
      JSON.stringify(checklist),
      now,
      currency,
    ],
  );
  await world.sql(
    `insert into milestones (id, contract_id, root_id, n, title, amount_minor, currency, days, state, version, due_at, funded_at)
     values ($1, $2, $1, 1, $3, $4, $8, 10, $5, 2, $6, $7)`,
    [
      milestoneId,
      contractId,
      title,
      priceMinor,
      state,
      new Date(now.getTime() + 10 * 86_400_000),
      state === 'funded' ? now : null,
      currency,
    ],
  );
  if (state === 'funded') await pay(world, { contractId, milestoneId, payerId: olga.id, priceMinor, now, currency });
  return { contractId, milestoneId, checklist, olga, emil, currency };
}

async function pay(
  world: RunningApp,
  paid: { contractId: string; milestoneId: string; payerId: string; priceMinor: bigint; now: Date; currency: Currency },
): Promise<void> {
  const { contractId, milestoneId, payerId, priceMinor, now, currency } = paid;
  const chargeId = `ch_${milestoneId}`;
  const ownerFeeMinor = (priceMinor * 400n) / 10_000n;
  await world.sql(
    `insert into payments (id, contract_id, milestone_id, held_for, payer_id, intent_id, currency, price_minor, owner_fee_minor, state, money_lies,
                           stripe_payment_intent, stripe_charge, created_at, succeeded_at)
     values ($1, $2, $3::uuid, ($3::uuid)::text, $4, $5, $11, $6, $7, 'succeeded', 'held', $8, $9, $10, $10)`,
    [randomUUID(), contractId, milestoneId, payerId, randomUUID(), priceMinor, ownerFeeMinor, `pi_${milestoneId}`, chargeId, now, currency],
  );
  await world.app.get(Work).transaction(async (tx) => {
    await world.app.get(Ledger).post(tx, funded({ currency, contractId, milestoneId }, { chargeId, priceMinor, ownerFeeMinor }));
  });
}
