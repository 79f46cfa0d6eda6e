import { formatAmount } from '../balance/currencies.js';
import type { CheckoutSession } from '../checkout/checkout-session.js';
import { html, type Html } from './html.js';
import { alertBox, field } from './layout.js';

/** The page where a visitor pays, or saves a card. */
export function checkoutPage(session: CheckoutSession, typed: { email?: string; name?: string }, refusal?: string): Html {
  const paying = session.mode === 'payment';
  const methods = session.payment_method_types;
  return html`<h1>${paying ? 'Pay' : 'Save a card'}</h1>
    ${paying && summary(session)} ${alertBox(refusal)} ${methods.includes('card') && cardForm(session, typed)}
    ${methods.includes('us_bank_account') && bankForm(session)}
    ${session.cancel_url && html`<p><a href="${session.cancel_url}">Cancel and go back</a></p>`}`;
}

function summary(session: CheckoutSession): Html {
  const { currency } = session;
  const amount = (value: number | null) => formatAmount(value ?? 0, currency ?? 'usd');
  const lines = session.sandbox.items.map(
    (item) =>
      html`<li><span>${item.description}${item.quantity > 1 && ` × ${item.quantity}`}</span><span>${amount(item.amount_total)}</span></li>`,
  );
  return html`<section class="card" aria-label="Summary">
    <ul class="lines">
      ${lines}
    </ul>
    <p class="total"><span>Total</span><span>${amount(session.amount_total)}</span></p>
  </section>`;
}

function cardForm(session: CheckoutSession, typed: { email?: string; name?: string }): Html {
  const verb = session.mode === 'payment' ? `Pay ${formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')}` : 'Save card';
  const saved = session.sandbox.payment.setupFutureUsage === 'off_session' || session.mode === 'setup';
  return html`<form class="card" method="post" action="/c/pay/${session.id}">
    <h2>Card</h2>
    ${field({ name: 'email', label: 'Email', type: 'email', value: typed.email })}
    ${field({
      name: 'cardNumber',
      label: 'Card number',
      hint: 'Test numbers only, such as 4242 4242 4242 4242.',
      inputmode: 'numeric',
    })}
    <div class="row">
      ${field({ name: 'expiry', label: 'Expiry (MM / YY)', inputmode: 'numeric' })}
      ${field({ name: 'cvc', label: 'Security code', inputmode: 'numeric' })}
    </div>
    ${field({ name: 'name', label: 'Name on card', value: typed.name })}
    ${saved && html`<p class="hint">The card is kept, so that later payments you agreed to can be made with it.</p>`}
    <button type="submit">${verb}</button>
  </form>`;
}

function bankForm(session: CheckoutSession): Html {
  return html`<form class="card" method="post" action="/c/pay/${session.id}/bank">
    <h2>Bank debit</h2>
    <p class="hint">The bank answers after some days of the sandbox's clock.</p>
    ${field({ name: 'routing', label: 'Routing number', hint: 'Test number 110000000.', inputmode: 'numeric' })}
    ${field({
      name: 'account',
      label: 'Account number',
      hint: '000123456789 succeeds, 000222222227 fails later.',
      inputmode: 'numeric',
    })}
    <button type="submit">Pay by bank debit</button>
  </form>`;
}
