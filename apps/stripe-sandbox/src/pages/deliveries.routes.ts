import { Router } from 'express';
import type { Control } from '../control/control.js';
import { findListener } from '../events/listeners.js';
import type { World } from '../world.js';
import { html } from './html.js';
import { sendPage } from './layout.js';
import { formOf } from './page-step.js';

const SHOWN = 100;

/** The operator's list of webhook deliveries, each with a button to send it again. */
export function deliveryRoutes(world: World, control: Control): Router {
  const router = Router();

  router.get('/deliveries', (_request, response) => {
    const rows = world.tables.deliveries.all().slice(-SHOWN).reverse();
    const lines = rows.map(
      (delivery) =>
        html`<tr>
          <td>${delivery.type}<br /><span class="soft">${delivery.event}</span></td>
          <td>${findListener(world, delivery.endpoint)?.url ?? 'removed'}</td>
          <td>${delivery.state.replace('_', ' ')}, ${delivery.attempts} tried ${delivery.lastStatus} ${delivery.lastError}</td>
          <td>
            <form method="post" action="/deliveries/resend">
              <input type="hidden" name="event" value="${delivery.event}" />
              <input type="hidden" name="listener" value="${delivery.endpoint}" />
              <button type="submit" class="plain">Resend <span class="soft">${delivery.type}</span></button>
            </form>
          </td>
        </tr>`,
    );
    const body = html`<h1>Webhook deliveries</h1>
      <p>The last ${SHOWN}, newest first.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Deliveries">
        <table>
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">To</th>
              <th scope="col">State</th>
              <th scope="col">Again</th>
            </tr>
          </thead>
          <tbody>
            ${lines}
          </tbody>
        </table>
      </div>`;
    sendPage(response, 'Webhook deliveries', body);
  });

  router.post('/deliveries/resend', (request, response) => {
    const { event = '', listener } = formOf(request);
    control.resendEvent(event, listener);
    response.redirect(303, '/deliveries');
  });
  return router;
}
