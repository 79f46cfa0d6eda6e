import { isCurrency } from '@sidecrew/money';
import { type IconName, Timeline, useMoneyWords } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const ContractTimeline_entry = graphql(`
  fragment ContractTimeline_entry on TimelineEntry {
    id
    at
    kind
    actorRole
    actor {
      name
    }
    facts {
      name
      value
    }
  }
`);

/** The sentence of each kind; `who` is a name, or what acted in its place, `amount` what moved, in words. */
const sentences: Readonly<Record<string, [icon: IconName, sentence: (who: string, amount: string) => string]>> = {
  contract_made: ['users', (who) => `${who} accepted the offer. The terms stand.`],
  contract_activated: ['check', () => 'The contract is active.'],
  contract_cancelled: ['ban', (who) => `${who} cancelled the contract.`],
  contract_lapsed: ['clock', () => 'Not paid in time: the contract lapsed.'],
  contract_completed: ['checkCircle', () => 'All milestones are over. The contract is complete.'],
  contract_ended_unpaid: ['ban', () => 'All milestones are over. Nothing was released.'],
  funding_started: ['card', (who) => `${who} went to the payment page.`],
  funding_left: ['arrowLeft', () => 'The payment page was left. Nothing was charged.'],
  funding_ended: ['clock', () => 'The payment page closed. Nothing was charged.'],
  card_charge_started: ['card', (who) => `${who} pays with a saved card.`],
  card_declined: ['ban', () => 'The card was declined. Nothing was charged.'],
  card_owner_asked_back: ['clock', () => 'The card needs a yes of its owner. Nothing was charged yet.'],
  card_charge_stopped: ['arrowLeft', () => 'The payment by card was stopped.'],
  milestone_funded: ['lock', () => 'Paid. The money is held.'],
  delivery_submitted: ['send', (who) => `${who} delivered.`],
  changes_requested: ['refresh', (who) => `${who} asked for changes.`],
  review_extended: ['clock', (who) => `${who} extended the review by 7 days.`],
  review_prolonged: ['clock', () => 'Reminders did not arrive: the review was prolonged by 7 days.'],
  delivery_approved: ['checkCircle', (who) => `${who} approved the delivery.`],
  milestone_approved: ['checkCircle', (who) => `${who} approved the delivery.`],
  delivery_approved_by_silence: ['checkCircle', () => 'The review ended: approved automatically.'],
  release_started: ['arrowRight', () => 'The money left for the expert.'],
  release_blocked: ['ban', () => 'The money could not leave: the expert’s payout set-up is not finished.'],
  milestone_released: ['money', () => 'The money was released.'],
  cancelled_late: ['ban', (who) => `${who} cancelled the milestone because it was late.`],
  review_fell_to_admin: ['user', () => 'Reminders did not arrive: one of our staff reviews instead.'],
  refund_asked: ['returned', (who) => `${who} asked for a refund.`],
  refund_given: ['returned', (who) => `${who} gave a refund.`],
  refund_request_withdrawn: ['arrowLeft', (who) => `${who} withdrew the refund request.`],
  refund_by_silence: ['returned', () => 'The refund request was not answered: the money goes back.'],
  refund_at_hold_cap: ['returned', () => 'The longest holding time ended: the money goes back.'],
  refund_blocked: ['ban', () => 'The bank refused the refund. We are looking into it.'],
  hold_cap_needs_ruling: ['scales', () => 'The longest holding time is near: one of our staff decides soon.'],
  chargeback_opened: ['lock', () => 'The bank of the card asks for the payment back. Nothing moves until it has decided.'],
  inquiry_opened: ['lock', () => 'The bank of the card asks about the payment. Nothing is released meanwhile.'],
  fraud_warning_opened: ['lock', () => 'The bank of the card warns of fraud. We are looking into it; nothing is released meanwhile.'],
  money_thawed: ['check', () => 'Payments go on where they stood.'],
  chargeback_lost: ['returned', () => 'The bank took the payment back.'],
  split_refunded: ['returned', () => 'The owner’s part is back on the card that paid.'],
  split_released: ['money', () => 'The expert’s part was released.'],
  milestone_settled: ['scales', () => 'Both parts were paid as decided.'],
  milestone_refunded: ['returned', () => 'The money went back to the card that paid.'],
  late_refund_given: ['returned', (who, amount) => `${who} gave ${amount} of the released money back.`],
  late_refund_confirmed: ['returned', (_who, amount) => `${amount} is back on the card that paid, with the fee on it.`],
  late_refund_refused: ['ban', () => 'What was given back could not be sent: the money stays released.'],
  tip_paid: ['money', (who) => `${who} gave a tip.`],
  tip_passed_on: ['arrowRight', () => 'The tip was passed on, whole.'],
  tip_waits: ['clock', () => 'The tip waits: the expert’s payout set-up is not finished.'],
  tip_returned: ['returned', () => 'The tip went back: the expert could not receive it for 30 days.'],
  retainer_agreed: ['check', (who) => `${who} agreed to a retainer.`],
  retainer_funded: ['lock', () => 'A period of the retainer is paid. The money is held.'],
  retainer_released: ['money', () => 'A part of the retainer was released.'],
  retainer_refunded: ['returned', () => 'What the retainer did not use went back to the card that paid.'],
  retainer_ended: ['ban', (who) => `${who} ended the retainer.`],
  auto_funding_paused: ['clock', (who) => `${who} paused charging by itself.`],
  auto_funding_resumed: ['refresh', (who) => `${who} resumed charging by itself.`],
  drawdown_asked: ['send', (who) => `${who} asked for a part of the retainer.`],
  drawdown_approved: ['checkCircle', (who) => `${who} approved a part of the retainer.`],
  drawdown_declined: ['ban', (who) => `${who} declined a part of the retainer.`],
  drawdown_withdrawn: ['arrowLeft', (who) => `${who} took back what they asked for.`],
  drawdown_released: ['money', () => 'What was asked for out of the retainer was paid.'],
  drawdown_not_paid: ['ban', () => 'What was asked for out of the retainer could not be paid any more.'],
  hours_proposed: ['users', (who) => `${who} proposed work by the hour.`],
  hours_agreed: ['check', (who) => `${who} accepted work by the hour.`],
  hours_refused: ['ban', (who) => `${who} said no to work by the hour.`],
  hours_ended: ['ban', (who) => `${who} ended work by the hour.`],
  week_agreed: ['card', (who) => `${who} pays weeks before they begin.`],
  week_funded: ['lock', () => 'A week is paid: its hours are protected.'],
  week_blocked: ['clock', () => 'Monday came and the week is not paid.'],
  week_void: ['ban', () => 'A week is over without work to pay.'],
  week_expert_check: ['clock', () => 'A week ended. The expert looks at it once more.'],
  week_owner_review: ['send', () => 'The week is with the owner for review.'],
  week_queried: ['message', (who) => `${who} asked about lines of a week.`],
  week_approved: ['checkCircle', (who) => `${who} approved a week.`],
  week_released: ['money', () => 'The money of a week was released.'],
  week_unpaid: ['ban', () => 'The money of a week could not be paid any more.'],
  week_refunded: ['returned', () => 'What a week did not use went back to the card that paid.'],
  dispute_opened: ['scales', (who) => `${who} opened a dispute. The money stays held.`],
  dispute_answered: ['message', (who) => `${who} answered the dispute.`],
  split_offered: ['scales', (who) => `${who} offered a split.`],
  split_accepted: ['check', (who) => `${who} accepted the split.`],
  mediation_began: ['scales', () => 'Mediation began.'],
  mediator_assigned: ['user', (who) => `${who} mediates.`],
  split_proposed: ['scales', (who) => `${who} proposed a split.`],
  appeal_waived: ['check', (who) => `${who} agreed to carry the decision out now.`],
  proposal_rejected: ['ban', (who) => `${who} rejected the proposal.`],
  proposal_prolonged: ['clock', () => 'The proposal did not reach both sides: 48 more hours to answer it.'],
  proposal_unheard: ['scales', () => 'The proposal did not reach both sides: a second person decides.'],
  proposal_accepted: ['check', (who) => `${who} accepted the proposal.`],
  dispute_decided: ['scales', (who) => `${who} decided the dispute.`],
  dispute_settled: ['checkCircle', () => 'The dispute is settled.'],
  dispute_withdrawn: ['arrowLeft', (who) => `${who} withdrew the dispute.`],
  dispute_closed: ['checkCircle', () => 'The dispute is closed. Both parts were paid.'],
};

const inPlaceOfAName: Readonly<Record<string, string>> = {
  clock: 'The deadline',
  payments: 'The payment partner',
  admin: 'Sidecrew',
  owner: 'The owner',
  expert: 'The expert',
};

/** What a person wrote to the other side beside the act. Reasons of banks are codes, and stand in the sentence. */
const withReason: ReadonlySet<string> = new Set(['refund_asked', 'refund_given', 'late_refund_given']);

function lineOf(kind: string, who: string, amount: string): [IconName, string] {
  const known = sentences[kind];
  if (known) return [known[0], known[1](who, amount)];
  const words = kind.replaceAll('_', ' ');
  return ['info', `${who}: ${words}.`];
}

/** What happened, newest first, in sentences. */
export function ContractTimeline({ entries }: { entries: ReadonlyArray<FragmentType<typeof ContractTimeline_entry>> }) {
  const shown = readFragment(ContractTimeline_entry, entries).toSorted((a, b) => b.at.localeCompare(a.at));
  const money = useMoneyWords();
  return (
    <Timeline
      entries={shown.map((entry) => {
        const who = entry.actor?.name ?? inPlaceOfAName[entry.actorRole] ?? 'Sidecrew';
        const fact = (name: string) => entry.facts.find((one) => one.name === name)?.value ?? '';
        const [minor, currency] = [fact('amountMinor'), fact('currency')];
        const [icon, text] = lineOf(entry.kind, who, minor && isCurrency(currency) ? money({ minor, currency }) : '');
        const reason = withReason.has(entry.kind) ? fact('reason') : '';
        return { id: entry.id, at: entry.at, icon, text: <EntryText text={text} reason={reason} /> };
      })}
    />
  );
}

function EntryText({ text, reason }: { text: string; reason: string }) {
  return (
    <>
      <bdi>{text}</bdi>
      {reason ? (
        <>
          {' '}
          <q>
            <bdi>{reason}</bdi>
          </q>
        </>
      ) : null}
    </>
  );
}
