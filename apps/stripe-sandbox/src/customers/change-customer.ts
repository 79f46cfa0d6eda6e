import { newId, randomWord } from '../protocol/ids.js';
import { mergeMetadata } from '../protocol/shapes.js';
import { nowSeconds, type World } from '../world.js';
import type { Customer } from './customer.js';

type Changes = Partial<Pick<Customer, 'description' | 'email' | 'name' | 'phone' | 'preferred_locales'>> & {
  address?: Partial<NonNullable<Customer['address']>> | null;
  invoice_settings?: { default_payment_method?: string | null };
  metadata?: Record<string, string | null> | null;
};

/** The fields a call changes, merged with what is stored. */
export function changes(customer: Customer, params: Changes): Partial<Customer> {
  const { description, email, name, phone, preferred_locales } = params;
  const given = Object.entries({ description, email, name, phone, preferred_locales });
  const { address, invoice_settings } = params;
  const defaultMethod = invoice_settings?.default_payment_method ?? customer.invoice_settings.default_payment_method;
  return {
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    address: address === undefined ? customer.address : address && { ...emptyAddress, ...present(address) },
    invoice_settings: { ...customer.invoice_settings, default_payment_method: defaultMethod },
    metadata: mergeMetadata(customer.metadata, params.metadata),
  };
}

const emptyAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

function present<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

/** A customer of whom nothing is known yet. */
export function newCustomer(world: World): Customer {
  return {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: nowSeconds(world),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomWord(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}
