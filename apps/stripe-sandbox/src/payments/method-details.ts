import type { PaymentMethod } from './payment-method.js';

/** How a payment method looks inside a charge. */
export function methodDetails(method: PaymentMethod, authenticated: boolean, amount: number): Record<string, unknown> {
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } = method.us_bank_account;
    const bank = { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number };
    return { type: 'us_bank_account', us_bank_account: { ...bank, payment_reference: null } };
  }
  return { type: 'card', card: cardDetails(method, authenticated, amount) };
}

function cardDetails(method: PaymentMethod, authenticated: boolean, amount: number) {
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card ?? {};
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand,
    checks,
    country,
    electronic_commerce_indicator: null,
    exp_month,
    exp_year,
    fingerprint,
    funding,
    installments: null,
    last4,
    mandate: null,
    network: 'visa',
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: authenticated ? threeDSecure : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const threeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};
