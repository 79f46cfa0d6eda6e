import { Router, json, type Request, type Response } from 'express';
import { ApiError, invalidRequest } from '../protocol/api-error.js';
import { flag, integer, oneOf, optional, text, type Infer, type Shape } from '../protocol/fields.js';
import { isRecord, parseShape } from '../protocol/shapes.js';
import type { Snapshot } from '../storage/store.js';
import type { Control } from './control.js';
import type { Fault } from './fault-rules.js';
import type { SeedWish } from './seed-world.js';
import type { Settings } from '../settings.js';

/** The control surface over HTTP; each path is one method of `Control`. */
export function controlRoutes(control: Control): Router {
  const router = Router();
  router.use(json({ limit: '200mb' }));

  const on = <S extends Shape>(path: string, shape: S, act: (params: Infer<S>) => unknown) => {
    router.post(path, async (request: Request, response: Response) => {
      await answer(response, () => act(parseShape(shape, bodyOf(request))));
    });
  };

  router.get('/clock', (_request, response) => void response.json(control.clock()));
  router.get('/dump', (_request, response) => void response.json(control.dump()));
  router.get('/snapshot', (_request, response) => void response.json(control.snapshot()));
  router.get('/settings', (_request, response) => void response.json(control.settings()));
  router.get('/faults', (_request, response) => void response.json(control.faults.list()));
  router.delete('/faults', (_request, response) => {
    control.faults.clear();
    response.json({ ok: true });
  });

  on('/idle', {}, () => control.idle());
  on('/reset', { keepEndpoints: optional(flag()) }, (options) => control.reset(options));
  on('/clock', { offsetMs: integer() }, ({ offsetMs }) => control.setClockOffset(offsetMs));
  on('/clock/advance', { ms: integer() }, ({ ms }) => control.advanceClock(ms));
  on('/clock/rate', { rate: integer() }, ({ rate }) => control.setClockRate(rate));
  on('/settle', { payouts: optional(flag()) }, (options) => control.settleNow(options));
  on(
    '/charges/dispute',
    {
      charge: text(),
      kind: optional(oneOf('chargeback', 'inquiry')),
      reason: optional(text()),
      amount: optional(integer({ min: 1 })),
    },
    ({ charge, ...about }) => control.dispute(charge, about),
  );
  on('/charges/warn', { charge: text() }, ({ charge }) => control.warn(charge));
  on('/accounts/restrict', { account: text(), deadlineMs: optional(integer({ min: 0 })) }, (wish) =>
    control.restrictAccount(wish.account, wish.deadlineMs),
  );
  on('/accounts/lift', { account: text() }, ({ account }) => control.liftRestriction(account));
  on('/accounts/reject', { account: text() }, ({ account }) => control.rejectAccount(account));
  on('/accounts/verification', { account: text(), outcome: oneOf('failed', 'verified') }, (wish) =>
    control.decideVerification(wish.account, wish.outcome),
  );
  on('/payouts/fail', { payout: text(), code: optional(text()) }, ({ payout, code }) => control.failPayout(payout, code));
  const reserve = { currency: text(3), amount: integer({ min: 1 }) };
  on('/reserves/hold', reserve, ({ currency, amount }) => control.holdReserve(currency, amount));
  on('/reserves/release', reserve, ({ currency, amount }) => control.releaseReserve(currency, amount));
  on('/events/resend', { event: text(), listener: optional(text()) }, ({ event, listener }) => ({
    deliveries: control.resendEvent(event, listener),
  }));

  // These bodies are the caller's own data in the shapes of the typed methods.
  const take = (path: string, act: (body: unknown) => unknown) => {
    router.post(path, async (request: Request, response: Response) => {
      await answer(response, () => act(bodyOf(request)));
    });
  };
  take('/seed', (body) => control.seed(body as SeedWish));
  take('/restore', (body) => control.restore(body as Snapshot));
  take('/settings', (body) => control.changeSettings(knownSettings(control.settings(), body)));
  take('/faults', (body) => addFaults(control, body));
  return router;
}

function addFaults(control: Control, body: unknown): { faults: number } {
  if (!isRecord(body)) throw invalidRequest('A fault, or {"seed": n, "faults": […]}, is needed.');
  if (typeof body['seed'] === 'number') control.faults.seed(body['seed']);
  const rules = Array.isArray(body['faults']) ? body['faults'] : 'do' in body ? [body] : [];
  control.faults.add(...(rules as Fault[]));
  return { faults: control.faults.list().length };
}

function knownSettings(settings: Settings, body: unknown): Partial<Settings> {
  const given = Object.entries(isRecord(body) ? body : {});
  const unknown = given.find(([name]) => !Object.hasOwn(settings, name));
  if (unknown) throw invalidRequest(`No setting is called ${unknown[0]}.`);
  return Object.fromEntries(given) as Partial<Settings>;
}

function bodyOf(request: Request): unknown {
  const body: unknown = request.body;
  return body ?? {};
}

async function answer(response: Response, act: () => unknown): Promise<void> {
  try {
    response.json((await act()) ?? { ok: true });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    response.status(error.status).json({ error: { message: error.message, ...error.fields } });
  }
}
