import { publish, publishUpdated } from '../events/publish.js';
import { saveForLater } from '../payments/save-for-later.js';
import { resolvePaymentMethod } from '../payments/payment-method.js';
import { missing } from '../protocol/api-error.js';
import { clearable, list, oneOf, optional, text } from '../protocol/fields.js';
import { newId, randomWord } from '../protocol/ids.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import { nowSeconds, type World } from '../world.js';
import type { Customer } from './customer.js';

const line = () => clearable(text());
const changeShape = {
  ...expandShape,
  address: clearable(
    hash({ city: line(), country: line(), line1: line(), line2: line(), postal_code: line(), state: line() }),
  ),
  description: clearable(text()),
  email: clearable(text(512)),
  invoice_settings: optional(hash({ default_payment_method: clearable(text()) })),
  metadata: metadata(),
  name: clearable(text(256)),
  phone: clearable(text(20)),
  preferred_locales: optional(list(text())),
};

/** People who pay, and the ways to pay they have saved. */
export const customerRoutes = [
  route(
    'POST',
    '/v1/customers',
    { ...changeShape, payment_method: optional(text()) },
    ({ world, account, params }) => {
      const blank = world.tables.customers.insert(account, newCustomer(world));
      const created = world.tables.customers.update(blank.id, changes(blank, params));
      publish(world, account, 'customer.created', created);
      if (params.payment_method !== undefined) {
        saveForLater(
          world,
          resolvePaymentMethod(world, account, params.payment_method),
          created.id,
          'off_session',
        );
      }
      return created;
    },
  ),
  route(
    'GET',
    '/v1/customers',
    { ...pageShape, created: timeRange(), email: optional(text()) },
    ({ world, account, params, path }) => {
      const rows = world.tables.customers
        .newestFirst(account)
        .filter((customer) => !customer.deleted && within(customer.created, params.created))
        .filter((customer) => params.email === undefined || customer.email === params.email);
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/customers/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    const gone = world.tables.customers.get(id)?.deleted && world.tables.customers.ownerOf(id) === account;
    return gone ? { id, object: 'customer', deleted: true } : find(world, account, id);
  }),
  route('POST', '/v1/customers/:id', changeShape, ({ world, account, ids, params }) => {
    const customer = find(world, account, ids[0]);
    return publishUpdated(
      world,
      world.tables.customers,
      customer.id,
      'customer.updated',
      changes(customer, params),
    );
  }),
  route('DELETE', '/v1/customers/:id', {}, ({ world, account, ids }) => {
    const { id } = find(world, account, ids[0]);
    const deleted = world.tables.customers.update(id, { deleted: true });
    publish(world, account, 'customer.deleted', deleted);
    return { id, object: 'customer', deleted: true };
  }),
  route(
    'GET',
    '/v1/customers/:id/payment_methods',
    { ...pageShape, type: optional(oneOf('card', 'us_bank_account')) },
    ({ world, account, ids, params, path }) => {
      const { id } = find(world, account, ids[0]);
      const rows = world.tables.paymentMethods
        .newestFirst(account)
        .filter((method) => method.customer === id && [undefined, method.type].includes(params.type));
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/customers/:id/payment_methods/:id', expandShape, ({ world, account, ids }) => {
    const { id } = find(world, account, ids[0]);
    const method = world.tables.paymentMethods.get(ids[1] ?? '');
    if (method?.customer !== id) throw missing('PaymentMethod', ids[1] ?? '', 'payment_method');
    return method;
  }),
];

function find(world: World, account: string, id = ''): Customer {
  const customer = world.tables.customers.get(id);
  if (!customer || customer.deleted || world.tables.customers.ownerOf(id) !== account)
    throw missing('customer', id);
  return customer;
}

type Changes = Partial<Pick<Customer, 'description' | 'email' | 'name' | 'phone' | 'preferred_locales'>> & {
  address?: Partial<NonNullable<Customer['address']>> | null;
  invoice_settings?: { default_payment_method?: string | null };
  metadata?: Record<string, string | null> | null;
};

function changes(customer: Customer, params: Changes): Partial<Customer> {
  const { description, email, name, phone, preferred_locales } = params;
  const given = Object.entries({ description, email, name, phone, preferred_locales });
  const { address, invoice_settings } = params;
  const defaultMethod =
    invoice_settings?.default_payment_method ?? customer.invoice_settings.default_payment_method;
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

function newCustomer(world: World): Customer {
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
