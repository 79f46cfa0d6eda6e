import type { Request, Response } from 'express';
import { runDueJobs } from '../clock/run-due-jobs.js';
import { logDefect } from '../log-defect.js';
import type { World } from '../world.js';
import { sendMessage } from './layout.js';

/** Runs what one click does as one step: all of it is kept, or nothing. */
export type PageStep = (response: Response, act: () => void) => void;

/** Builds the step of the hosted pages. */
export function createPageStep(world: World, replan: () => void): PageStep {
  return (response, act) => {
    try {
      runDueJobs(world);
      act();
      world.store.commit();
    } catch (error) {
      world.store.rollback();
      logDefect(error);
      if (!response.headersSent) sendMessage(response, 'Something went wrong', 'The sandbox failed; its log says why.', 500);
    }
    replan();
  };
}

/** The fields of a posted form. */
export function formOf(request: Request): Record<string, string> {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value).trim()]));
}
