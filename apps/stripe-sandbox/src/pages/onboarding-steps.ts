import { onboardingFields, type OnboardingField, type SandboxAccount } from '../accounts/account.js';
import type { Html } from './html.js';
import { html } from './html.js';
import { field } from './layout.js';

/** One step of onboarding: its place in the address, and what it asks for. */
export interface OnboardingStep {
  path: string;
  title: string;
  gives: readonly OnboardingField[];
  inputs: Html;
}

/** The steps before the review, in order. */
export const onboardingSteps: readonly OnboardingStep[] = [
  {
    path: 'name',
    title: 'Name and birth date',
    gives: ['name', 'birthDate'],
    inputs: html`${field({ name: 'givenName', label: 'First name' })} ${field({ name: 'surname', label: 'Last name' })}
    ${field({ name: 'birthDate', label: 'Birth date', type: 'date' })}`,
  },
  {
    path: 'address',
    title: 'Home address',
    gives: ['address'],
    inputs: html`${field({ name: 'line1', label: 'Street and number' })}
      <div class="row">${field({ name: 'postalCode', label: 'Postal code' })} ${field({ name: 'city', label: 'City' })}</div>`,
  },
  {
    path: 'id-number',
    title: 'Id number',
    gives: ['idNumber'],
    inputs: field({
      name: 'idNumber',
      label: 'Id number',
      hint: '222222222 is verified at once, 000000000 after a while, 111111111 fails.',
      inputmode: 'numeric',
    }),
  },
  {
    path: 'bank',
    title: 'Bank account',
    gives: ['bankAccount'],
    inputs: html`${field({ name: 'routing', label: 'Routing number', hint: 'Test number 110000000.', inputmode: 'numeric' })}
    ${field({
      name: 'account',
      label: 'Account number',
      hint: '000123456789 is paid; 000111111116, 000111111113, 000222222227 and 000444444440 fail.',
      inputmode: 'numeric',
    })}`,
  },
];

/** The first step an account still owes, or the review. */
export function nextStepPath(account: SandboxAccount): string {
  const missing = onboardingFields.find((each) => !account.given.includes(each));
  const open = onboardingSteps.find((step) => missing !== undefined && step.gives.includes(missing));
  return open?.path ?? 'review';
}
