import { Card, EmptyState, Notice } from '@sidecrew/ui';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useAct } from '../api/use-act';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { CardList } from '../features/funding/card-list';
import { SaveCard } from '../features/funding/save-card';
import { graphql } from '../gql';
import { ownersOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import { SettingsTabs } from '../shell/settings-tabs';

export const handle = ownersOnly;

const CardsQuery = graphql(`
  query CardsPage {
    savedCards {
      consent
      pageIsOpen
      cards {
        id
        ...CardList_card
      }
    }
  }
`);

const CardsChanged = graphql(`
  subscription CardsPageChanged {
    cardsChanged {
      id
    }
  }
`);

const ConfirmMutation = graphql(`
  mutation ConfirmCard {
    confirmCard {
      __typename
      ... on SavedCards {
        pageIsOpen
      }
    }
  }
`);

const askAgainAfter = 4_000;

export default function SettingsCards() {
  const [search] = useSearchParams();
  const loaded = useData(CardsQuery, {});
  const { data, reload } = loaded;
  useLive(CardsChanged, {}, reload);
  const [confirm] = useAct(ConfirmMutation);
  // Only the page for saving a card leads here with this word: whoever comes from there has given one.
  const hasGiven = search.has('kept');
  useEffect(() => {
    if (hasGiven) void confirm({}).then(reload);
  }, [hasGiven, confirm, reload]);
  const isSaving = hasGiven && data?.savedCards.pageIsOpen === true;
  useEffect(() => {
    if (!isSaving) return;
    // The event may be lost on a sleeping phone; asking is cheap.
    const timer = setInterval(() => void confirm({}).then(reload), askAgainAfter);
    return () => clearInterval(timer);
  }, [isSaving, confirm, reload]);
  return (
    <div className="page page--column page--body stack stack--5">
      <PageHead title="Settings" />
      <SettingsTabs current="cards" />
      <LoadedView loaded={loaded} what="your cards">
        {({ savedCards: { cards, consent } }) => (
          <>
            {isSaving ? (
              <Notice tone="held" title="Saving your card" live>
                <p>This takes a moment. You can leave this page; the card appears here by itself.</p>
              </Notice>
            ) : null}
            {hasGiven && !isSaving && cards.length > 0 ? (
              <Notice tone="good" title="Your card is saved." live>
                <p>You pay the next milestone with one click.</p>
              </Notice>
            ) : null}
            <Card as="section" labelledBy="cards">
              <h2 id="cards">Cards</h2>
              {cards.length === 0 ? (
                <EmptyState
                  title="Cards that you keep stand here."
                  example="With a saved card you pay the next milestone with one click."
                />
              ) : (
                <CardList cards={cards} onChanged={reload} />
              )}
            </Card>
            <Card as="section" labelledBy="add-card">
              <h2 id="add-card">Add a card</h2>
              <SaveCard consent={consent} />
            </Card>
          </>
        )}
      </LoadedView>
    </div>
  );
}
