import { hasHiddenContact, hasLink } from '../contact-details.js';

/** Below this a task opens by itself; from here on an admin looks. */
export const riskLimit = 0.6;

export interface RiskReason {
  readonly rule: string;
  readonly weight: number;
  /** A sentence for the admin. */
  readonly reason: string;
}

/** What the rules look at. */
export interface RiskFacts {
  readonly text: string;
  readonly ownerAgeHours: number;
  readonly budgetMinor: bigint;
  /** What tasks of this category and currency usually offer; null while there are too few. */
  readonly usualBudgetMinor: bigint | null;
  readonly textSeenBefore: boolean;
  readonly earlierRejections: number;
}

const forbidden: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\b(?:fake|paid|bought)\s+(?:reviews?|ratings?|followers|likes)\b/i, what: 'asks for false reviews or followers' },
  {
    pattern: /\b(?:gift\s?cards?|western union|moneygram|wire (?:me|you)|crypto wallet|seed phrase)\b/i,
    what: 'names a way of paying that fraud likes',
  },
  {
    pattern: /\b(?:pay(?:ment)?|deal|work)\s+(?:outside|off)\s+(?:of\s+)?(?:the\s+)?(?:platform|site|sidecrew)\b/i,
    what: 'offers to deal off the platform',
  },
  { pattern: /\b(?:my|your|their)\s+(?:essay|thesis|exam|homework|dissertation)\b/i, what: 'asks for school work in someone’s name' },
  { pattern: /\b(?:phishing|keylogger|ddos|bypass (?:2fa|kyc)|stolen)\b/i, what: 'asks for something unlawful' },
  { pattern: /\b(?:up-?front|registration|training)\s+fee\b/i, what: 'asks the expert to pay first' },
];

/** The plain rules, in the order in which an admin reads them. Each answers its reason, or null. */
const rules: readonly ((facts: RiskFacts) => RiskReason | null)[] = [
  ({ text }) =>
    hasHiddenContact(text) ? { rule: 'contact', weight: 0.6, reason: 'The text seems to hold contact details in disguise.' } : null,
  ({ text }) => (hasLink(text) ? { rule: 'link', weight: 0.25, reason: 'The text holds a link.' } : null),
  ({ text }) => {
    const found = forbidden.find(({ pattern }) => pattern.test(text));
    return found ? { rule: 'forbidden', weight: 0.7, reason: `The text ${found.what}.` } : null;
  },
  ({ ownerAgeHours }) => (ownerAgeHours < 24 ? { rule: 'new_owner', weight: 0.15, reason: 'The owner joined less than a day ago.' } : null),
  ({ budgetMinor, usualBudgetMinor }) =>
    usualBudgetMinor !== null && (budgetMinor * 4n < usualBudgetMinor || budgetMinor > usualBudgetMinor * 4n)
      ? { rule: 'budget', weight: 0.2, reason: 'The budget is far from what this category usually offers.' }
      : null,
  ({ textSeenBefore }) =>
    textSeenBefore ? { rule: 'seen_before', weight: 0.35, reason: 'Another account has posted the same text.' } : null,
  ({ earlierRejections }) =>
    earlierRejections > 0
      ? {
          rule: 'rejected_before',
          weight: Math.min(0.4, 0.2 * earlierRejections),
          reason: `Screening sent ${earlierRejections === 1 ? 'one task' : `${earlierRejections} tasks`} of this owner back in 90 days.`,
        }
      : null,
];

/** How much a task needs a look: the sum of the weights that apply, at most 1, with their reasons. */
export function riskOf(facts: RiskFacts): { risk: number; reasons: RiskReason[] } {
  const reasons = rules.map((rule) => rule(facts)).filter((reason) => reason !== null);
  const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
  return { risk: Math.min(1, Math.round(sum * 100) / 100), reasons };
}
