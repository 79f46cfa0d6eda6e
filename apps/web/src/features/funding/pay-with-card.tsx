import { Button, FormSummary, RadioList } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { cardName, expiryOf } from './card-words';
import { FundWithCardMutation } from './fund-operations';

export const PayWithCard_card = graphql(`
  fragment PayWithCard_card on SavedCard {
    id
    brand
    last4
    expMonth
    expYear
  }
`);

interface PayWithCardProps {
  milestoneId: string;
  /** Verb and amount. */
  label: string;
  /** The default one first. */
  cards: ReadonlyArray<FragmentType<typeof PayWithCard_card>>;
  /** The last four digits of the card that was not charged a moment ago: another one is proposed. */
  failed?: string | undefined;
  /** Another act on the page comes first. */
  second?: boolean;
  onPaid: () => void;
}

/** One click on a saved card; with several of them, one is chosen first. */
export function PayWithCard({ milestoneId, label, cards, failed, second, onPaid }: PayWithCardProps) {
  const shown = readFragment(PayWithCard_card, cards);
  const [pay] = useAct(FundWithCardMutation);
  const first = shown.find(({ last4 }) => last4 !== failed) ?? shown[0];
  const form = useFormAct(async (fields) => {
    const cardId = String(fields.get('card') ?? first?.id);
    const problems = problemsOf(await pay({ id: milestoneId, cardId }), (data) => data.fundWithCard);
    onPaid();
    return problems;
  });
  if (!first) return null;
  return (
    <form className="stack" onSubmit={form.onSubmit}>
      <FormSummary problems={form.problems} title="Your card was not charged." />
      {shown.length > 1 ? (
        <RadioList
          key={first.id}
          name="card"
          legend="Your card"
          defaultValue={first.id}
          options={shown.map((card) => ({ value: card.id, label: cardName(card), hint: `Expires ${expiryOf(card)}` }))}
        />
      ) : null}
      <Button type="submit" tone={second ? 'plain' : 'primary'} wide icon="card" busy={form.busy ? 'Charging your card…' : false}>
        {shown.length > 1 ? `${label} with this card` : `${label} with ${cardName(first)}`}
      </Button>
    </form>
  );
}
