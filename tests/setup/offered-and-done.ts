import type { Member } from './people.js';
import { codeOf } from './visitor.js';

/** A kind of thing with a process: where it can stand, who looks at it, and what each button does. */
export interface Noun<Thing> {
  /** States, and moments within one that a guard tells apart: `submitted, extended before`. */
  readonly stands: readonly string[];
  readonly people: Readonly<Record<string, Member>>;
  readonly acts: Readonly<Record<string, (thing: Thing, by: Member) => Promise<object>>>;
  /** A thing of its own that stands there. */
  stand(where: string): Promise<Thing>;
  /** The buttons that a person is shown; none where they may not see it. */
  offered(thing: Thing, by: Member): Promise<readonly string[]>;
}

/**
 * Tries every action in every state as every person, and answers where the buttons and the verbs disagree: offered, yet
 * refused, or done without having been offered. What is refused changes nothing, so one thing serves for all refusals.
 */
export async function disagreements<Thing>(noun: Noun<Thing>): Promise<string[]> {
  const found: string[] = [];
  for (const where of noun.stands) {
    const still = await noun.stand(where);
    for (const [who, by] of Object.entries(noun.people)) {
      const offered = new Set(await noun.offered(still, by));
      for (const [action, act] of Object.entries(noun.acts)) {
        const isOffered = offered.has(action);
        const no = await refusalOf(act(isOffered ? await noun.stand(where) : still, by));
        if (isOffered && no) found.push(`${where}: ${who} is offered "${action}", yet refused with ${no}`);
        if (!isOffered && !no) found.push(`${where}: ${who} is not offered "${action}", yet did it`);
        if (no?.includes('INTERNAL')) found.push(`${where}: "${action}" by ${who} was a fault`);
      }
    }
  }
  return found;
}

/** The reason why an act was not done, or null. That the payment partner does not answer is no rule of ours. */
async function refusalOf(act: Promise<object>): Promise<string | null> {
  try {
    const code = codeOf(await act);
    return code === 'PAYMENT_PROVIDER_UNREACHABLE' ? null : code;
  } catch (error) {
    return (error as Error).message;
  }
}
