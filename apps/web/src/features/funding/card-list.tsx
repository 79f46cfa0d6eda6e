import { Icon, useViewerSettings } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { cardName, expiryOf, hasExpired } from './card-words';

export const CardList_card = graphql(`
  fragment CardList_card on SavedCard {
    id
    brand
    last4
    expMonth
    expYear
    isDefault
  }
`);

const RemoveMutation = graphql(`
  mutation RemoveCard($id: ID!) {
    removeCard(id: $id) {
      __typename
      ...Refusal_refused
    }
  }
`);

const ChooseMutation = graphql(`
  mutation ChooseDefaultCard($id: ID!) {
    chooseDefaultCard(id: $id) {
      __typename
      ...Refusal_refused
    }
  }
`);

interface CardListProps {
  cards: ReadonlyArray<FragmentType<typeof CardList_card>>;
  onChanged: () => void;
}

/** The owner's cards, the default one first. */
export function CardList({ cards, onChanged }: CardListProps) {
  const { now } = useViewerSettings();
  const [remove] = useAct(RemoveMutation);
  const [choose] = useAct(ChooseMutation);
  return (
    <ul className="list stack stack--4">
      {readFragment(CardList_card, cards).map((card) => {
        const name = cardName(card);
        return (
          <li key={card.id} className="cluster cluster--apart">
            <span className="cluster">
              <Icon name="card" />
              <span>
                <strong>{name}</strong>
                <br />
                <span className="small muted">
                  {hasExpired(card, now) ? `Expired ${expiryOf(card)}` : `Expires ${expiryOf(card)}`}
                  {card.isDefault ? ', used first' : ''}
                </span>
              </span>
            </span>
            <span className="cluster">
              {card.isDefault ? null : (
                <ActButton
                  label="Use first"
                  busyLabel="Choosing…"
                  size="small"
                  done={`${name} is used first.`}
                  run={async () => {
                    const problems = problemsOf(await choose({ id: card.id }), (data) => data.chooseDefaultCard);
                    onChanged();
                    return problems;
                  }}
                />
              )}
              <ActDialog
                label="Remove"
                size="small"
                title={`Remove ${name}`}
                consequence={
                  <p>
                    Nothing is charged to it from now on. A payment that waits for another try asks you for a card instead. What was paid
                    with it stays paid, and refunds still reach it.
                  </p>
                }
                submitLabel="Remove card"
                busyLabel="Removing…"
                keepLabel="Keep card"
                submitTone="danger"
                done={`${name} is removed.`}
                submit={async () => {
                  const problems = problemsOf(await remove({ id: card.id }), (data) => data.removeCard);
                  if (!problems) onChanged();
                  return problems;
                }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
