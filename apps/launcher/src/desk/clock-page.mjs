import { inWords } from './frame.mjs';
import { html } from './html.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const STEPS = [
  { label: '+1 hour', ms: HOUR },
  ...[1, 2, 3, 5, 7].map((days) => ({ label: `+${days} ${days === 1 ? 'day' : 'days'}`, ms: days * DAY })),
];

/** @param {{ offsetMs: number, now?: Date }} clock */
export function clockPage({ offsetMs, now = new Date() }) {
  const productTime = new Date(now.getTime() + offsetMs);
  return html`
    <p>
      In Sidecrew it is<br />
      <time class="big" datetime="${productTime.toISOString()}">${inWords(productTime)}</time>
    </p>
    <p class="muted">${ahead(offsetMs)}. Moving it fires what falls due in Sidecrew and in the payment sandbox.</p>
    <form method="post" action="/clock">
      ${STEPS.map(({ label, ms }) => html`<button name="advanceMs" value="${ms}">${label}</button> `)}
    </form>
    <form method="post" action="/clock">
      <label>Another number <input type="number" name="amount" min="1" max="1000" value="1" required /></label>
      <label>
        of
        <select name="unit">
          <option value="60000">minutes</option>
          <option value="${HOUR}">hours</option>
          <option value="${DAY}" selected>days</option>
        </select>
      </label>
      <button>Move the clock</button>
    </form>
    <p class="muted">It moves forward only. <code>npm run reset</code> begins again with today.</p>
  `;
}

/** @param {number} offsetMs */
function ahead(offsetMs) {
  if (offsetMs === 0) return 'That is the real time';
  const days = Math.floor(offsetMs / DAY);
  const hours = Math.floor((offsetMs % DAY) / HOUR);
  const minutes = Math.floor((offsetMs % HOUR) / 60_000);
  const parts = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean);
  return `That is ${parts.join(' ')} ahead of the real time`;
}
