import { integer, list, oneOf, optional, text } from '../protocol/fields.js';
import { expandShape, hash, metadata } from '../protocol/shapes.js';
import { playableTypes } from '../payments/intent-rules.js';
import { retiredTypes } from '../payments/payment-intent.shapes.js';
import { lineItemShape } from './line-items.js';

/** The parameters a session is created with. */
export const sessionShape = {
  ...expandShape,
  allowed_payment_method_types: optional(list(oneOf(...playableTypes))),
  cancel_url: optional(text()),
  client_reference_id: optional(text(200)),
  currency: optional(text()),
  customer: optional(text()),
  customer_creation: optional(oneOf('if_required')),
  customer_email: optional(text(800)),
  expires_at: optional(integer()),
  line_items: optional(list(hash(lineItemShape))),
  locale: optional(text(10)),
  metadata: metadata(),
  mode: oneOf('payment', 'setup'),
  payment_intent_data: optional(
    hash({
      capture_method: optional(oneOf('automatic', 'automatic_async', 'manual')),
      description: optional(text(1000)),
      metadata: metadata(),
      receipt_email: optional(text()),
      setup_future_usage: optional(oneOf('off_session', 'on_session')),
      statement_descriptor: optional(text(22)),
      transfer_group: optional(text()),
    }),
  ),
  payment_method_types: retiredTypes,
  setup_intent_data: optional(hash({ description: optional(text(1000)), metadata: metadata() })),
  submit_type: optional(oneOf('auto', 'book', 'donate', 'pay')),
  success_url: optional(text()),
  ui_mode: optional(oneOf('hosted_page')),
};
