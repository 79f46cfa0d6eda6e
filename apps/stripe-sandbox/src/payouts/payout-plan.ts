import type { World } from '../world.js';

/** When an account's money goes to its bank by itself, and how much stays. */
export interface PayoutPlan {
  /** The account's id. */
  id: string;
  interval: 'daily' | 'manual' | 'monthly' | 'weekly';
  weeklyDays: string[];
  monthlyDays: number[];
  minimumBalance: Record<string, number>;
  statementDescriptor: string | null;
  /** A failed payout stops the schedule until the bank account is changed. */
  stopped: boolean;
  delayDaysOverride: number | null;
  debitNegativeBalances: boolean;
}

/** The plan of an account. Connected accounts are paid daily; the platform's operator has switched to manual. */
export function planOf(world: World, account: string): PayoutPlan {
  return (
    world.tables.payoutPlans.get(account) ?? {
      id: account,
      interval: account === world.platform ? 'manual' : 'daily',
      weeklyDays: ['monday'],
      monthlyDays: [1],
      minimumBalance: {},
      statementDescriptor: null,
      stopped: false,
      delayDaysOverride: null,
      debitNegativeBalances: false,
    }
  );
}

/** Changes the plan of an account. */
export function changePlan(world: World, account: string, patch: Partial<PayoutPlan>): PayoutPlan {
  const { payoutPlans } = world.tables;
  const changed = { ...planOf(world, account), ...patch };
  return payoutPlans.get(account) ? payoutPlans.update(account, changed) : payoutPlans.insert(account, changed);
}

/** Whether money leaves by itself on this day of the sandbox's clock. */
export function paysOutToday(world: World, plan: PayoutPlan): boolean {
  const today = new Date(world.clock.now());
  const weekday = today.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
  if (plan.stopped) return false;
  if (plan.interval === 'weekly') return plan.weeklyDays.includes(weekday);
  if (plan.interval === 'monthly') return plan.monthlyDays.includes(today.getUTCDate());
  return plan.interval === 'daily';
}
