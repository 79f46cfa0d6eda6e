import type { SandboxAccount } from '../accounts/account.js';
import { setBankAccount } from '../accounts/bank-account.js';
import { changeAccount } from '../accounts/capabilities.js';
import { findTestBank } from '../accounts/test-banks.js';
import { idNumbers } from '../accounts/verify-account.js';
import { changePlan } from '../payouts/payout-plan.js';
import type { World } from '../world.js';
import type { OnboardingStep } from './onboarding-steps.js';

/** Notes that a step was given. What was typed is checked and then forgotten. Returns why it was refused. */
export function saveStep(world: World, account: SandboxAccount, step: OnboardingStep, form: Record<string, string>): string | undefined {
  if (Object.values(form).some((value) => value === '')) return 'Please fill in every field.';
  if (step.path === 'name' && !isAdult(world, form['birthDate'] ?? '')) return 'You must be at least 18 years old.';
  const given = [...new Set([...account.given, ...step.gives])];
  if (step.path === 'id-number') return saveIdNumber(world, account, form['idNumber'] ?? '', given);
  if (step.path === 'bank') return saveBank(world, account, form, given);
  changeAccount(world, account.id, { given });
  return undefined;
}

/** Puts a test bank account in place; a stopped payout schedule starts again. */
export function saveBank(world: World, account: SandboxAccount, form: Record<string, string>, given = account.given): string | undefined {
  const bank = findTestBank(form['routing'] ?? '', form['account'] ?? '');
  if (!bank) return 'This sandbox only takes the test bank numbers that are listed.';
  const { country, currency } = account;
  setBankAccount(world, account.id, { bank, country, currency });
  changePlan(world, account.id, { stopped: false });
  changeAccount(world, account.id, { given });
  return undefined;
}

function saveIdNumber(world: World, account: SandboxAccount, typed: string, given: SandboxAccount['given']): string | undefined {
  const idNumber = typed.replace(/[\s-]/g, '');
  if (idNumbers[idNumber] === undefined) return 'This sandbox only takes the three test id numbers.';
  const verification = account.verification === 'verified' ? account.verification : 'unstarted';
  changeAccount(world, account.id, { given, idNumber, verification });
  return undefined;
}

function isAdult(world: World, birthDate: string): boolean {
  const born = new Date(birthDate);
  const eighteenth = new Date(Date.UTC(born.getUTCFullYear() + 18, born.getUTCMonth(), born.getUTCDate()));
  return !Number.isNaN(eighteenth.getTime()) && eighteenth.getTime() <= world.clock.now();
}
