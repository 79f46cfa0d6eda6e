import express, { Router } from 'express';
import { formatAmount } from '../balance/currencies.js';
import type { Control } from '../control/control.js';
import type { World } from '../world.js';
import { authenticationRoutes } from './authentication.routes.js';
import { checkoutRoutes } from './checkout.routes.js';
import { deliveryRoutes } from './deliveries.routes.js';
import { expressRoutes } from './express.routes.js';
import { onboardingRoutes } from './onboarding.routes.js';
import { sendMessage } from './layout.js';
import { createPageStep } from './page-step.js';
import { styles } from './styles.js';

/** Every page of the sandbox that people see. */
export function pageRoutes(world: World, control: Control, replan: () => void): Router {
  const router = Router();
  const step = createPageStep(world, replan);
  router.use(express.urlencoded({ extended: false, limit: '100kb' }));
  router.get('/sandbox.css', (_request, response) => void response.type('css').end(styles));
  router.get('/', (_request, response) => {
    sendMessage(response, 'Payment sandbox', 'A local stand-in of the payment provider. Webhook deliveries are at /deliveries.');
  });
  router.get('/done', (_request, response) => sendMessage(response, 'Done', 'You can close this page.'));
  router.get('/receipts/:id', (request, response) => {
    const charge = world.tables.charges.get(request.params.id);
    if (!charge) sendMessage(response, 'No such receipt', 'This receipt is not known here.', 404);
    else sendMessage(response, 'Receipt', `${formatAmount(charge.amount, charge.currency)}, test payment ${charge.id}.`);
  });
  router.use(checkoutRoutes(world, step), authenticationRoutes(world, step));
  router.use(onboardingRoutes(world, step), expressRoutes(world, step), deliveryRoutes(world, control));
  router.use((_request, response) => sendMessage(response, 'Not found', 'There is no such page in the sandbox.', 404));
  return router;
}
