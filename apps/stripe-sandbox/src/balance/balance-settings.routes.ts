import { previousAttributes, publish } from '../events/publish.js';
import { changePlan, planOf, type PayoutPlan } from '../payouts/payout-plan.js';
import { clearable, flag, integer, list, oneOf, optional, text } from '../protocol/fields.js';
import { route } from '../protocol/route.js';
import { amountsByCurrency, expandShape, hash } from '../protocol/shapes.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';

const payouts = hash({
  minimum_balance_by_currency: clearable(amountsByCurrency()),
  schedule: optional(
    hash({
      interval: optional(oneOf('daily', 'manual', 'monthly', 'weekly')),
      monthly_payout_days: optional(list(integer({ min: 1, max: 31 }))),
      weekly_payout_days: optional(list(oneOf('friday', 'monday', 'thursday', 'tuesday', 'wednesday'))),
    }),
  ),
  statement_descriptor: optional(text(22)),
});

/** When money leaves for the bank by itself, and how much of it stays. */
export const balanceSettingsRoutes = [
  route('GET', '/v1/balance_settings', expandShape, ({ world, account }) => show(world, account)),
  route(
    'POST',
    '/v1/balance_settings',
    {
      ...expandShape,
      payments: optional(
        hash({
          debit_negative_balances: optional(flag()),
          payouts: optional(payouts),
          settlement_timing: optional(hash({ delay_days_override: clearable(integer({ min: 0, max: 30 })) })),
        }),
      ),
    },
    ({ world, account, params: { payments } }) => {
      const plan = planOf(world, account);
      const before = show(world, account);
      const schedule = payments?.payouts?.schedule;
      changePlan(world, account, {
        debitNegativeBalances: payments?.debit_negative_balances ?? plan.debitNegativeBalances,
        delayDaysOverride: keep(payments?.settlement_timing?.delay_days_override, plan.delayDaysOverride),
        interval: schedule?.interval ?? plan.interval,
        minimumBalance: mergeAmounts(plan.minimumBalance, payments?.payouts?.minimum_balance_by_currency),
        monthlyDays: schedule?.monthly_payout_days ?? plan.monthlyDays,
        statementDescriptor: payments?.payouts?.statement_descriptor ?? plan.statementDescriptor,
        weeklyDays: schedule?.weekly_payout_days ?? plan.weeklyDays,
      });
      const changed = show(world, account);
      publish(world, account, 'balance_settings.updated', changed, previousAttributes(before, changed));
      return changed;
    },
  ),
];

function show(world: World, account: string) {
  const plan = planOf(world, account);
  const floors = Object.keys(plan.minimumBalance).length > 0 ? plan.minimumBalance : null;
  return {
    object: 'balance_settings' as const,
    payments: {
      debit_negative_balances: plan.debitNegativeBalances,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: floors,
        schedule: scheduleOf(plan),
        statement_descriptor: plan.statementDescriptor,
        status: plan.stopped ? ('disabled' as const) : ('enabled' as const),
      },
      settlement_timing: {
        delay_days: plan.delayDaysOverride ?? settingsOf(world).settlementDelayDays,
        ...(plan.delayDaysOverride !== null && { delay_days_override: plan.delayDaysOverride }),
        start_of_day: null,
      },
    },
  };
}

function scheduleOf(plan: PayoutPlan) {
  return {
    interval: plan.interval,
    ...(plan.interval === 'monthly' && { monthly_payout_days: plan.monthlyDays }),
    ...(plan.interval === 'weekly' && { weekly_payout_days: plan.weeklyDays }),
  };
}

function keep<T>(given: T | undefined, stored: T): T {
  return given === undefined ? stored : given;
}

function mergeAmounts(stored: Record<string, number>, patch: Record<string, number | null> | null | undefined): Record<string, number> {
  if (patch === undefined) return stored;
  const merged = Object.entries({ ...(patch === null ? {} : stored), ...patch });
  return Object.fromEntries(merged.filter((entry): entry is [string, number] => entry[1] !== null));
}
