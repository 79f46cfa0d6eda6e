import type { SandboxAccount } from '../accounts/account.js';
import { bankAccountOf } from '../accounts/bank-account.js';
import { sheetsOf } from '../balance/balance-sheet.js';
import { formatAmount } from '../balance/currencies.js';
import type { World } from '../world.js';
import { html, type Html } from './html.js';
import { field } from './layout.js';

/** Balance, transfers, payouts and bank account of one expert. */
export function expressPage(world: World, visit: string, account: SandboxAccount, note?: string): Html {
  const base = `/express/visit/${visit}`;
  const bank = bankAccountOf(world, account.id, account.currency);
  return html`<h1>Your payouts</h1>
    ${note && html`<p class="card" role="status">${note}</p>`}
    <section class="card" aria-labelledby="balance">
      <h2 id="balance">Balance</h2>
      <dl>${balanceLines(world, account)}</dl>
      <form method="post" action="${base}/payout" class="actions">
        <button type="submit">Pay out now</button>
      </form>
    </section>
    <section class="card" aria-labelledby="bank">
      <h2 id="bank">Bank account</h2>
      <p>${bank ? `•••• ${bank.last4} (${bank.currency.toUpperCase()})` : 'None yet.'}</p>
      ${bank?.status === 'errored' && html`<p class="alert">Payouts to this account failed. Please change it.</p>`}
      <form method="post" action="${base}/bank">
        ${field({ name: 'routing', label: 'Routing number', hint: 'Test number 110000000.', inputmode: 'numeric' })}
        ${field({ name: 'account', label: 'Account number', hint: '000123456789 is paid.', inputmode: 'numeric' })}
        <button type="submit" class="plain">Change bank account</button>
      </form>
    </section>
    ${moneyTable('Transfers to you', incoming(world, account))} ${moneyTable('Payouts', outgoing(world, account))}`;
}

type MoneyRow = { when: number; amount: number; currency: string; state: string };

function balanceLines(world: World, account: SandboxAccount): Html[] {
  const sheets = sheetsOf(world, account.id);
  if (sheets.length === 0)
    return [
      html`<dt>Available</dt>
        <dd>${formatAmount(0, account.currency)}</dd>`,
    ];
  return sheets.map(
    ({ available, currency, pending }) =>
      html`<dt>Available</dt>
        <dd>${formatAmount(available, currency)}</dd>
        <dt>Pending</dt>
        <dd>${formatAmount(pending, currency)}</dd>`,
  );
}

function incoming(world: World, account: SandboxAccount): MoneyRow[] {
  const transfers = world.tables.transfers.all().filter((transfer) => transfer.destination === account.id);
  return transfers.reverse().map(({ amount, amount_reversed, created, currency, reversed }) => {
    const partly = amount_reversed > 0 ? 'partly taken back' : 'received';
    return { when: created, amount, currency, state: reversed ? 'taken back' : partly };
  });
}

function outgoing(world: World, account: SandboxAccount): MoneyRow[] {
  return world.tables.payouts.newestFirst(account.id).map(({ amount, created, currency, status }) => ({
    when: created,
    amount,
    currency,
    state: status.replace('_', ' '),
  }));
}

function moneyTable(title: string, rows: MoneyRow[]): Html {
  const id = title.toLowerCase().replaceAll(' ', '-');
  const lines = rows.slice(0, 20).map(
    (row) =>
      html`<tr>
        <td>${new Date(row.when * 1000).toISOString().slice(0, 10)}</td>
        <td>${formatAmount(row.amount, row.currency)}</td>
        <td>${row.state}</td>
      </tr>`,
  );
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${rows.length === 0 && html`<p>Nothing yet.</p>`}
    ${
      rows.length > 0 &&
      html`<table>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Amount</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>`
    }
  </section>`;
}
