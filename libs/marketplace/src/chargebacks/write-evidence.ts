import type { BankCase } from './bank-case.js';
import type { CaseFacts, DeliveryFact } from './case-facts.js';

/** Stripe takes 20,000 signs; some room is left for what staff add. */
const longestDraft = 18_000;
const longestNote = 600;

const day = (at: Date): string => at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const times = (count: number, one: string, many: string): string => (count === 1 ? `one ${one}` : `${count} ${many}`);
const shortened = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain.length > longestNote ? `${plain.slice(0, longestNote - 1)}…` : plain;
};

/**
 * A first text for the bank, made of what the platform knows and nothing else: staff read, correct and add to it. It says
 * only what the records show, and leaves out what they do not.
 */
export function writeEvidence(bankCase: Pick<BankCase, 'reason'>, facts: CaseFacts): string {
  const parts = [
    opening(bankCase.reason, facts),
    payment(facts),
    agreed(facts),
    ...facts.deliveries.map(delivery),
    conduct(facts),
    closing(facts),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text.length > longestDraft ? `${text.slice(0, longestDraft - 1)}…` : text;
}

/** What the bank's reason is met with. */
function opening(reason: string, { ownerName, deliveries, messages }: CaseFacts): string {
  const wasThere =
    messages.byOwner > 0 ? ` and wrote ${times(messages.byOwner, 'message', 'messages')} to the expert who did the work` : '';
  switch (reason) {
    case 'fraudulent':
    case 'unrecognized':
      return `${ownerName} made this payment while signed in to their own account, for work that they had ordered${wasThere}.`;
    case 'product_not_received':
      return deliveries.length > 0
        ? `The work that this payment is for was delivered to ${ownerName}; the dates and the content of each delivery follow.`
        : `This payment is held for work that ${ownerName} ordered and that is not handed over yet.`;
    case 'product_unacceptable':
      return `The work was delivered against a list of points that both sides had agreed on before, and ${ownerName} could ask for changes or open a dispute with us at any time.`;
    case 'duplicate':
      return `This payment was made once, for one piece of work. Other payments of ${ownerName} are for other pieces.`;
    case 'credit_not_processed':
      return `Refunds on Sidecrew go back to the card that paid, as soon as they are agreed. What was agreed about this payment follows.`;
    case 'subscription_canceled':
      return 'This is a single payment for one piece of work. There is no subscription behind it.';
    default:
      return `This payment was made by ${ownerName} for work that they had ordered. What our records show follows.`;
  }
}

function payment({ paid, milestoneTitle, refundedMinor }: CaseFacts): string {
  if (!paid) return '';
  const sentence = `On ${day(paid.at)} ${paid.amount.toString()} were paid by card for “${milestoneTitle}”: ${paid.price.toString()} for the work, the rest is our fee.`;
  return refundedMinor > 0n ? `${sentence} A part of it was refunded to the same card.` : sentence;
}

function agreed({ title, agreedAt, expertName, checklist }: CaseFacts): string {
  const points = checklist.map((text, index) => `${index + 1}. ${shortened(text)}`);
  return [`The contract “${title}” with ${expertName} was agreed on ${day(agreedAt)}. What was to be delivered:`, ...points].join('\n');
}

function delivery({ n, at, note, evidence }: DeliveryFact): string {
  const points = evidence.map(({ item, note: shown, url, files }) => {
    const proofs = [shortened(shown).replace(/\.$/, ''), url ? `link: ${url}` : '', files.length > 0 ? `files: ${files.join(', ')}` : ''];
    return `- ${shortened(item)}: ${proofs.filter((proof) => proof !== '').join('; ')}`;
  });
  return [`Delivery ${n}, handed over on ${day(at)}${note.trim() ? `: ${shortened(note)}` : '.'}`, ...points].join('\n');
}

/** What the cardholder did after that. */
function conduct({ ownerName, expertName, approvals, changesAskedFor, disputesOpened, messages }: CaseFacts): string {
  const sentences = [
    ...approvals.map(({ by, at, amount }) =>
      by === 'owner'
        ? `On ${day(at)} ${ownerName} approved ${amount.toString()} of it.`
        : by === 'clock'
          ? `The time to review the work ended on ${day(at)} without an objection, after several reminders, and ${amount.toString()} counted as approved.`
          : `On ${day(at)} our staff reviewed the work in the owner’s place and approved ${amount.toString()}.`,
    ),
    ...(changesAskedFor > 0
      ? [
          `${ownerName} asked for changes ${changesAskedFor === 1 ? 'once' : `${changesAskedFor} times`}, so they had opened and read the work.`,
        ]
      : []),
    ...(disputesOpened > 0 ? [`${ownerName} opened ${times(disputesOpened, 'dispute', 'disputes')} with us about it.`] : []),
    ...(messages.byOwner + messages.byExpert > 0
      ? [
          `${ownerName} wrote ${times(messages.byOwner, 'message', 'messages')} and ${expertName} ${times(messages.byExpert, 'message', 'messages')} about this work${
            messages.lastByOwnerAt ? `; the last one of ${ownerName} is of ${day(messages.lastByOwnerAt)}` : ''
          }.`,
        ]
      : []),
  ];
  return sentences.join(' ');
}

const closing = ({ disputesOpened, ownerName }: CaseFacts): string =>
  `Before paying, every owner agrees that money is released for approved work, that they can ask for changes and for a refund, and that a dispute with us is free.${
    disputesOpened === 0 ? ` ${ownerName} did not open one.` : ''
  }`;
