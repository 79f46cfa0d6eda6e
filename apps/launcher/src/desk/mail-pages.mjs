import { inWords } from './frame.mjs';
import { html, withLinks } from './html.mjs';

/** @typedef {import('./mailbox.mjs').CaughtMail} CaughtMail */

/**
 * @param {CaughtMail[]} mails
 * @param {string} address
 */
export function mailList(mails, address) {
  return html`
    <form method="get" action="/mail" role="search">
      <label>Sent to <input type="search" name="to" value="${address}" placeholder="olga@…" autocomplete="off" /></label>
      <button>Filter</button>
      ${address ? html`<a href="/mail">Show all</a>` : ''}
    </form>
    <p class="muted" role="status">${countOf(mails.length)}${address ? html` to “${address}”` : ''}. No mail leaves this machine.</p>
    <ul class="mails">
      ${mails.map(
        (mail) =>
          html`<li>
            <p><a href="/mail/${mail.id}">${mail.subject || '(no subject)'}</a></p>
            <p class="muted">To ${mail.to.join(', ')} · ${inWords(new Date(mail.at))}</p>
          </li> `,
      )}
    </ul>
  `;
}

/** @param {CaughtMail} mail */
export function oneMail(mail) {
  return html`
    <p class="muted">From ${mail.from}<br />To ${mail.to.join(', ')}<br />${inWords(new Date(mail.at))}</p>
    ${
      mail.html
        ? html`<h2>As most people see it</h2>
            <iframe
              title="The mail as a web page"
              src="/mail/${mail.id}/html"
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            ></iframe>
            <h2>Its plain text</h2>`
        : ''
    }
    <div class="card"><pre>${withLinks(mail.text)}</pre></div>
    <p><a href="/mail">Back to all mail</a></p>
  `;
}

/** @param {number} count */
function countOf(count) {
  if (count === 0) return 'No mail yet';
  return count === 1 ? '1 mail' : `${count} mails`;
}
