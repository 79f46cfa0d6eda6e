import type { Faults } from '../control/faults.js';
import type { RequestFault } from '../control/fault-rules.js';
import { runDueJobs } from '../clock/run-due-jobs.js';
import { logDefect } from '../log-defect.js';
import type { World } from '../world.js';
import { errorAnswer, jsonAnswer, type Answer } from './answer.js';
import { ApiError, ParameterError } from './api-error.js';
import { header, readParams, unknownPath, versionOf, type ApiRequest } from './api-request.js';
import { authenticate } from './authenticate.js';
import { expand } from './expand.js';
import { faultAnswer, pause } from './fault-answer.js';
import { claimOf, findAnswer, isKept, keyInUse, type Claim, type StoredAnswer } from './idempotency.js';
import { newId } from './ids.js';
import { present } from './present.js';
import type { Route } from './route.js';
import { routes } from './routes.js';

/** What became of a request: an answer, silence until the caller gives up, or a cut connection. */
export type Outcome = Answer | 'silence' | 'cut';

/** Carries out API requests one after the other on one world. */
export class RequestHandler {
  private readonly running = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  async handle(request: ApiRequest): Promise<Outcome> {
    const requestId = newId('req', 14);
    const key = request.method === 'POST' ? header(request, 'idempotency-key') : undefined;
    const outcome = await this.answer(request, requestId, key);
    if (typeof outcome === 'string') return outcome;
    const version = header(request, 'stripe-version') ?? '2026-10-28.endive';
    const echoed = {
      'Request-Id': requestId,
      'Stripe-Version': version,
      ...(key && { 'Idempotency-Key': key }),
    };
    this.tell(request, outcome);
    return { ...outcome, headers: { ...echoed, ...outcome.headers } };
  }

  private tell(request: ApiRequest, { status, body }: Answer): void {
    if (!this.world.watch) return;
    const { method, path } = request;
    const answer: unknown = JSON.parse(body);
    this.world.watch({ kind: 'call', method, path, params: paramsOf(request), status, answer });
  }

  private async answer(request: ApiRequest, requestId: string, key: string | undefined): Promise<Outcome> {
    const { world } = this;
    const version = versionOf(request.path);
    let claim: Claim | undefined;
    try {
      runDueJobs(world);
      const account = authenticate(world, request.headers);
      const { found, ids } = findRoute(request);
      const params = readParams(request);
      claim = key ? claimOf(key, account, version, `${request.method} ${request.path}`, params) : undefined;
      if (claim && this.running.has(claim.id)) throw keyInUse();
      const stored = claim && findAnswer(world, claim);
      if (claim) this.running.add(claim.id);
      const step = { request, requestId, key, version, account, ids, params, found, claim, stored };
      return await this.execute(step).finally(() => claim && this.running.delete(claim.id));
    } catch (error) {
      return errorAnswer(world, asApiError(error), version, requestId);
    }
  }

  private async execute(step: Step): Promise<Outcome> {
    const { request, key } = step;
    const fault = this.faults.forRequest({ method: request.method, path: request.path, key });
    if (fault?.when === 'before') {
      if (fault.do !== 'slow') return this.fail(step, fault);
      await pause(fault.ms ?? 0);
    }
    const answer = this.perform(step, fault);
    if (fault?.when !== 'after') return answer;
    if (fault.do !== 'slow') return faultAnswer(this.world, fault, step);
    await pause(fault.ms ?? 0);
    return answer;
  }

  private fail(step: Step, fault: RequestFault): Outcome {
    const outcome = faultAnswer(this.world, fault, step);
    if (fault.stored && !step.stored && typeof outcome !== 'string') this.remember(step, outcome);
    this.world.store.commit();
    return outcome;
  }

  /** The effect itself: nothing in here waits, so no other request can come in between. */
  private perform(step: Step, fault: RequestFault | undefined): Answer {
    const { world } = this;
    const { request, account, ids, params, stored } = step;
    if (stored) return replay(stored.status, stored.body, stored.requestId);
    const action = step.found.prepare({ world, account, raw: params, ids, path: request.path });
    world.cause = { requestId: step.requestId, idempotencyKey: step.key ?? null };
    let answer: Answer;
    let kept = true;
    try {
      const paths = Array.isArray(params['expand']) ? params['expand'].map(String) : undefined;
      answer = jsonAnswer(200, expand(world, present(action()), paths));
    } catch (error) {
      const refusal = asApiError(error);
      if (!refusal.keepsEffects) world.store.rollback();
      // Some parameters are only understood once it is known what they are about.
      kept = !(refusal instanceof ParameterError);
      answer = errorAnswer(world, refusal, step.version, step.requestId);
    } finally {
      world.cause = null;
    }
    // Only a 5xx takes the place of the true answer: a 429 is never kept, and what was done stays done under its key.
    const isSpoiled = fault?.when === 'after' && fault.stored && (fault.do === '500' || fault.do === '503');
    const spoiled = isSpoiled ? faultAnswer(world, fault, step) : answer;
    if (kept) this.remember(step, typeof spoiled === 'string' ? answer : spoiled);
    world.store.commit();
    return answer;
  }

  private remember(step: Step, answer: Answer): void {
    const { claim, requestId } = step;
    if (!claim || !isKept(answer.status, claim.version)) return;
    const { status, body } = answer;
    const createdAt = this.world.clock.present();
    const { id, fingerprint } = claim;
    this.world.tables.answers.insert(step.account, { id, fingerprint, status, body, requestId, createdAt });
  }
}

/** One request on its way through the handler. */
export interface Step {
  request: ApiRequest;
  requestId: string;
  key: string | undefined;
  version: 1 | 2;
  account: string;
  ids: string[];
  params: Record<string, unknown>;
  found: Route;
  claim: Claim | undefined;
  /** The first answer under this key, if there was one. */
  stored: StoredAnswer | undefined;
}

// What cannot be read was refused for it.
function paramsOf(request: ApiRequest): Record<string, unknown> | null {
  try {
    return readParams(request);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

function findRoute(request: ApiRequest): { found: Route; ids: string[] } {
  for (const found of routes) {
    const match = found.method === request.method && found.pattern.exec(request.path);
    if (match) return { found, ids: match.slice(1).map(decodeURIComponent) };
  }
  throw unknownPath(request);
}

function replay(status: number, body: string, original: string): Answer {
  return { status, body, headers: { 'Idempotent-Replayed': 'true', 'Original-Request': original } };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  logDefect(error);
  return new ApiError(500, 'api_error', 'The sandbox failed on this request; its log says why.');
}
