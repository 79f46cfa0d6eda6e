import { clearable, flag, integer, list, oneOf, optional, retired, text } from '../protocol/fields.js';
import { expandShape, hash, metadata } from '../protocol/shapes.js';
import { playableTypes } from './intent-rules.js';

/** The parameter that this version of the API no longer takes. */
export const retiredTypes = retired(
  'payment_method_types_no_longer_supported',
  'payment_method_types can no longer be sent. Use allowed_payment_method_types instead.',
);

/** What both creating and updating take. */
export const intentShape = {
  ...expandShape,
  description: clearable(text(1000)),
  metadata: metadata(),
  payment_method: optional(text()),
  payment_method_types: retiredTypes,
  receipt_email: clearable(text()),
  setup_future_usage: clearable(oneOf('off_session', 'on_session')),
};

const choice = {
  allowed_payment_method_types: optional(list(oneOf(...playableTypes))),
  automatic_payment_methods: optional(hash({ enabled: flag(), allow_redirects: optional(oneOf('always', 'never')) })),
};

/** What a payment is created with. */
export const createIntentShape = {
  ...intentShape,
  ...choice,
  amount: integer({ min: 1 }),
  currency: text(),
  capture_method: optional(oneOf('automatic', 'automatic_async', 'manual')),
  confirm: optional(flag()),
  confirmation_method: optional(oneOf('automatic', 'manual')),
  customer: optional(text()),
  off_session: optional(flag()),
  return_url: optional(text()),
  statement_descriptor: optional(text(22)),
  statement_descriptor_suffix: optional(text(22)),
  transfer_group: optional(text()),
};

/** What a payment is confirmed with. */
export const confirmIntentShape = {
  ...expandShape,
  off_session: optional(flag()),
  payment_method: optional(text()),
  payment_method_types: retiredTypes,
  return_url: optional(text()),
  setup_future_usage: optional(oneOf('off_session', 'on_session')),
};
