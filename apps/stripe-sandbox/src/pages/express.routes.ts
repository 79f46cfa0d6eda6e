import { Router, type Response } from 'express';
import type { SandboxAccount } from '../accounts/account.js';
import { sheetOf } from '../balance/balance-sheet.js';
import { HOUR } from '../clock/job.js';
import { createPayout } from '../payouts/create-payout.js';
import { ApiError } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { expressPage } from './express-page.js';
import { sendMessage, sendPage } from './layout.js';
import { formOf, type PageStep } from './page-step.js';
import { saveBank } from './save-step.js';

/** The page where an expert looks at their money. A login link opens one visit of an hour. */
export function expressRoutes(world: World, step: PageStep): Router {
  const router = Router();

  router.get('/express/:token', (request, response) => {
    step(response, () => {
      const link = world.tables.loginLinks.get(request.params.token);
      if (!link || link.used) {
        sendMessage(response, 'This link was used', 'A login link works once. Go back and open a new one.', 410);
        return;
      }
      world.tables.loginLinks.update(link.id, { used: true });
      response.redirect(303, `/express/visit/${link.visit}`);
    });
  });

  router.get('/express/visit/:visit', (request, response) => {
    step(response, () => {
      const account = findAccount(world, response, request.params.visit);
      if (account) show(world, response, request.params.visit, account);
    });
  });

  router.post('/express/visit/:visit/bank', (request, response) => {
    step(response, () => {
      const account = findAccount(world, response, request.params.visit);
      if (!account) return;
      const refusal = saveBank(world, account, formOf(request));
      show(world, response, request.params.visit, account, refusal ?? 'Your bank account was changed.');
    });
  });

  router.post('/express/visit/:visit/payout', (request, response) => {
    step(response, () => {
      const account = findAccount(world, response, request.params.visit);
      if (account) show(world, response, request.params.visit, account, payOutNow(world, account));
    });
  });
  return router;
}

function findAccount(world: World, response: Response, visit: string): SandboxAccount | undefined {
  const link = world.tables.loginLinks.find((each) => each.used && each.visit === visit);
  if (link && link.createdAt + HOUR > world.clock.now()) return world.tables.accounts.must(link.account);
  sendMessage(response, 'This visit is over', 'Go back and open a new login link.', 410);
  return undefined;
}

function payOutNow(world: World, account: SandboxAccount): string {
  const { currency, id } = account;
  const amount = sheetOf(world, id, currency).available;
  if (amount <= 0) return 'There is nothing to pay out yet.';
  try {
    createPayout(world, id, { amount, currency, automatic: false });
    return 'Your payout is on its way.';
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}

function show(world: World, response: Response, visit: string, account: SandboxAccount, note?: string): void {
  sendPage(response, 'Your payouts', expressPage(world, visit, world.tables.accounts.must(account.id), note));
}
