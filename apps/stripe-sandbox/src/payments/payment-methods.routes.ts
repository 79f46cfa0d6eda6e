import { publishUpdated } from '../events/publish.js';
import { ApiError, invalidRequest, missing } from '../protocol/api-error.js';
import { clearable, integer, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, mergeMetadata, metadata, pageShape } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { checkSaveDecline } from './card-decisions.js';
import { checkCustomer } from './intent-rules.js';
import { createCardMethod, resolvePaymentMethod, testCardOf, type BillingDetails, type PaymentMethod } from './payment-method.js';
import { attach, detach } from './save-for-later.js';
import { cardByNumber } from './test-cards.js';

const billing = optional(hash({ email: clearable(text()), name: clearable(text()), phone: clearable(text()) }));

/** Ways to pay, made from test numbers only. */
export const paymentMethodRoutes = [
  route(
    'POST',
    '/v1/payment_methods',
    {
      ...expandShape,
      billing_details: billing,
      card: hash({
        cvc: optional(text(4)),
        exp_month: integer({ min: 1, max: 12 }),
        exp_year: integer({ min: 1 }),
        number: text(),
      }),
      metadata: metadata(),
      type: oneOf('card'),
    },
    ({ world, account, params }) => {
      const card = cardByNumber(params.card.number);
      if (!card) throw unknownNumber();
      const { exp_month: expMonth, exp_year: year } = params.card;
      const details = {
        expMonth,
        expYear: year < 100 ? 2000 + year : year,
        billing: sent(params.billing_details),
      };
      const method = createCardMethod(world, account, card, details);
      return world.tables.paymentMethods.update(method.id, { metadata: mergeMetadata({}, params.metadata) });
    },
  ),
  route(
    'GET',
    '/v1/payment_methods',
    { ...pageShape, customer: optional(text()), type: optional(oneOf('card', 'us_bank_account')) },
    ({ world, account, params, path }) => {
      const rows = world.tables.paymentMethods
        .newestFirst(account)
        .filter((method) => method.customer !== null && [undefined, method.customer].includes(params.customer))
        .filter((method) => [undefined, method.type].includes(params.type));
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/payment_methods/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route(
    'POST',
    '/v1/payment_methods/:id',
    { ...expandShape, billing_details: billing, metadata: metadata() },
    ({ world, account, ids, params }) => {
      const method = find(world, account, ids[0]);
      return publishUpdated(world, world.tables.paymentMethods, method.id, 'payment_method.updated', {
        billing_details: { ...method.billing_details, ...sent(params.billing_details) },
        metadata: mergeMetadata(method.metadata, params.metadata),
      });
    },
  ),
  route('POST', '/v1/payment_methods/:id/attach', { ...expandShape, customer: text() }, ({ world, account, ids, params }) => {
    const customer = checkCustomer(world, account, params.customer);
    const method = resolvePaymentMethod(world, account, ids[0] ?? '');
    const card = testCardOf(method);
    const decline = card && checkSaveDecline(card);
    if (decline) {
      const { code, declineCode, message } = decline;
      throw new ApiError(402, 'card_error', message, { code, decline_code: declineCode });
    }
    return attach(world, method, customer);
  }),
  route('POST', '/v1/payment_methods/:id/detach', expandShape, ({ world, account, ids }) => {
    const method = find(world, account, ids[0]);
    if (method.customer === null) {
      throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
    }
    return detach(world, method);
  }),
];

function find(world: World, account: string, id = ''): PaymentMethod {
  const method = world.tables.paymentMethods.get(id);
  if (!method || world.tables.paymentMethods.ownerOf(id) !== account) throw missing('PaymentMethod', id, 'payment_method');
  return method;
}

function sent(given: Partial<BillingDetails> = {}): Partial<BillingDetails> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The refusal of any number that is no test number. */
export function unknownNumber(): ApiError {
  return new ApiError(
    402,
    'card_error',
    'Your card was declined: this sandbox only takes the test numbers its README lists. Never type a real card number here.',
    { code: 'card_declined', decline_code: 'test_mode_live_card', param: 'number' },
  );
}
