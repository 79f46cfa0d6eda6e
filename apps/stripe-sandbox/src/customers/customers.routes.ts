import { publish, publishUpdated } from '../events/publish.js';
import { detach, saveForLater } from '../payments/save-for-later.js';
import { resolvePaymentMethod } from '../payments/payment-method.js';
import { missing } from '../protocol/api-error.js';
import { clearable, list, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { changes, newCustomer } from './change-customer.js';
import type { Customer } from './customer.js';

const line = () => clearable(text());
const changeShape = {
  ...expandShape,
  address: clearable(hash({ city: line(), country: line(), line1: line(), line2: line(), postal_code: line(), state: line() })),
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
  route('POST', '/v1/customers', { ...changeShape, payment_method: optional(text()) }, ({ world, account, params }) => {
    const blank = world.tables.customers.insert(account, newCustomer(world));
    const created = world.tables.customers.update(blank.id, changes(blank, params));
    publish(world, account, 'customer.created', created);
    if (params.payment_method !== undefined) {
      saveForLater(world, resolvePaymentMethod(world, account, params.payment_method), created.id, 'off_session');
    }
    return created;
  }),
  route('GET', '/v1/customers', { ...pageShape, created: timeRange(), email: optional(text()) }, ({ world, account, params, path }) => {
    const rows = world.tables.customers
      .newestFirst(account)
      .filter((customer) => !customer.deleted && within(customer.created, params.created))
      .filter((customer) => params.email === undefined || customer.email === params.email);
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/customers/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    const gone = world.tables.customers.get(id)?.deleted && world.tables.customers.ownerOf(id) === account;
    return gone ? { id, object: 'customer', deleted: true } : find(world, account, id);
  }),
  route('POST', '/v1/customers/:id', changeShape, ({ world, account, ids, params }) => {
    const customer = find(world, account, ids[0]);
    return publishUpdated(world, world.tables.customers, customer.id, 'customer.updated', changes(customer, params));
  }),
  route('DELETE', '/v1/customers/:id', {}, ({ world, account, ids }) => {
    const { id } = find(world, account, ids[0]);
    for (const method of world.tables.paymentMethods.newestFirst(account)) if (method.customer === id) detach(world, method);
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
  if (!customer || customer.deleted || world.tables.customers.ownerOf(id) !== account) throw missing('customer', id);
  return customer;
}
