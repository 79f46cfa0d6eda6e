import type { BillingDetails } from '../payments/payment-method.js';

/** Somebody who pays. */
export interface Customer {
  id: string;
  object: 'customer';
  address: BillingDetails['address'] | null;
  balance: number;
  created: number;
  currency: string | null;
  default_source: null;
  deleted?: true;
  delinquent: boolean;
  description: string | null;
  discount: null;
  email: string | null;
  invoice_prefix: string;
  invoice_settings: {
    custom_fields: null;
    default_payment_method: string | null;
    footer: null;
    rendering_options: null;
  };
  livemode: false;
  metadata: Record<string, string>;
  name: string | null;
  phone: string | null;
  preferred_locales: string[];
  shipping: null;
  tax_exempt: 'none';
  test_clock: null;
}
