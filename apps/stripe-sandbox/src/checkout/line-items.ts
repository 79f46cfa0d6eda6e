import { readCurrency } from '../balance/currencies.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { integer, optional, text, type Infer } from '../protocol/fields.js';
import { newId } from '../protocol/ids.js';
import { hash, mergeMetadata, metadata } from '../protocol/shapes.js';
import { nowSeconds, type World } from '../world.js';

/** One line of what is paid for. */
export type LineItem = ReturnType<typeof newLineItem>;

/** The parameters of a line. */
export const lineItemShape = {
  metadata: metadata(),
  price: optional(text()),
  price_data: optional(
    hash({
      currency: text(),
      product_data: hash({ description: optional(text()), metadata: metadata(), name: text() }),
      unit_amount: integer({ min: 0 }),
    }),
  ),
  quantity: optional(integer({ min: 1 })),
};

/** Reads a line; the sandbox knows no stored prices, so each line brings its own. */
export function newLineItem(world: World, line: Infer<typeof lineItemShape>) {
  if (line.price !== undefined) throw missing('price', line.price, 'line_items[0][price]');
  const data = line.price_data;
  if (!data) throw invalidRequest('You must specify price_data for each line item.', { param: 'line_items' });
  const currency = readCurrency(data.currency);
  const { quantity = 1 } = line;
  const amount = data.unit_amount * quantity;
  return {
    id: newId('li'),
    object: 'item' as const,
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: data.product_data.name,
    metadata: mergeMetadata({}, line.metadata),
    price: inlinePrice(world, currency, data.unit_amount),
    quantity,
  };
}

/** The lines of a session as a list. */
export function lineItemsOf(world: World, sessionId: string) {
  const data = world.tables.checkoutSessions.must(sessionId).sandbox.items;
  return {
    object: 'list' as const,
    data,
    has_more: false,
    url: `/v1/checkout/sessions/${sessionId}/line_items`,
  };
}

function inlinePrice(world: World, currency: string, unitAmount: number) {
  return {
    id: newId('price'),
    object: 'price' as const,
    active: false,
    billing_scheme: 'per_unit',
    created: nowSeconds(world),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod', 14),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  };
}
