import { publish } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { checkUnspent, type PaymentMethod } from './payment-method.js';

/** Keeps a card with its customer, so that it can be charged again. */
export function saveForLater(
  world: World,
  method: PaymentMethod,
  customer: string | null,
  usage: 'off_session' | 'on_session',
): PaymentMethod {
  const forOffSession = method.sandbox.savedForOffSession || usage === 'off_session';
  const marked = world.tables.paymentMethods.update(method.id, {
    sandbox: { ...method.sandbox, savedForOffSession: forOffSession },
  });
  return customer === null || marked.customer === customer ? marked : attach(world, marked, customer);
}

/** Takes a payment method away from its customer; nobody can use it again. */
export function detach(world: World, method: PaymentMethod): PaymentMethod {
  const detached = world.tables.paymentMethods.update(method.id, { customer: null, sandbox: { ...method.sandbox, spent: true } });
  const account = world.tables.paymentMethods.ownerOf(method.id) ?? world.platform;
  publish(world, account, 'payment_method.detached', detached, { customer: method.customer });
  return detached;
}

/** Gives a payment method to a customer, once and for all. */
export function attach(world: World, method: PaymentMethod, customer: string): PaymentMethod {
  checkUnspent(method);
  if (method.customer !== null && method.customer !== customer) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.', {
      param: 'payment_method',
    });
  }
  const attached = world.tables.paymentMethods.update(method.id, { customer });
  const account = world.tables.paymentMethods.ownerOf(method.id) ?? world.platform;
  publish(world, account, 'payment_method.attached', attached);
  return attached;
}
