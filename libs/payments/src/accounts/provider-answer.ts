import { classifyAnswer } from '../gateway/classify-answer.js';
import { ProviderRefused, ProviderUnreachable } from './account.refusals.js';

/** For calls that a person waits for and that need no intent (links): what went wrong, in the person's words. */
export async function inPersonsWords<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const verdict = classifyAnswer(error);
    if (verdict.kind === 'refused' || verdict.kind === 'defect') throw new ProviderRefused(verdict.code);
    throw new ProviderUnreachable();
  }
}
