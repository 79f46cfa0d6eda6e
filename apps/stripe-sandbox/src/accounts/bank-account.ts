import { publish } from '../events/publish.js';
import { newId } from '../protocol/ids.js';
import type { World } from '../world.js';
import { TEST_ROUTING, testBanks, type TestBank } from './test-banks.js';

/** Where payouts of an account go. */
export interface BankAccount {
  id: string;
  object: 'bank_account';
  account: string;
  account_holder_name: null;
  account_holder_type: 'individual';
  account_type: null;
  available_payout_methods: string[];
  bank_name: string;
  country: string;
  currency: string;
  default_for_currency: boolean;
  fingerprint: string;
  last4: string;
  metadata: Record<string, string>;
  routing_number: string;
  status: 'errored' | 'new';
  sandbox: { number: string };
}

/** The bank account that receives an account's payouts in a currency. */
export function bankAccountOf(world: World, account: string, currency: string): BankAccount | undefined {
  return world.tables.bankAccounts.newestFirst(account).find((bank) => bank.currency === currency && bank.default_for_currency);
}

/** Gives an account a bank account for a currency, in place of the one it had. */
export function setBankAccount(world: World, account: string, about: { bank: TestBank; country: string; currency: string }): BankAccount {
  const { bank, country, currency } = about;
  const former = bankAccountOf(world, account, currency);
  if (former) {
    world.tables.bankAccounts.remove(former.id);
    publish(world, account, 'account.external_account.deleted', former);
  }
  const added = world.tables.bankAccounts.insert(account, {
    id: newId('ba'),
    object: 'bank_account',
    account,
    account_holder_name: null,
    account_holder_type: 'individual',
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'SANDBOX BANK',
    country,
    currency,
    default_for_currency: true,
    fingerprint: `fpb${bank.number}`,
    last4: bank.number.slice(-4),
    metadata: {},
    routing_number: TEST_ROUTING,
    status: 'new',
    sandbox: { number: bank.number },
  });
  publish(world, account, 'account.external_account.created', added);
  return added;
}

/** The test bank an account's payouts go to. */
export function testBankOf(bank: BankAccount): TestBank | undefined {
  return testBanks.find((candidate) => candidate.number === bank.sandbox.number);
}
