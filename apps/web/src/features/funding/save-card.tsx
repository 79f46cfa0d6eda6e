import { Button, Checkbox, FormSummary } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const SaveCardMutation = graphql(`
  mutation SaveCard($consent: String!) {
    saveCard(consent: $consent) {
      __typename
      ... on Link {
        url
      }
      ...Refusal_refused
    }
  }
`);

/** What one agrees to, then the payment partner's page on which the card is given. */
export function SaveCard({ consent }: { consent: string }) {
  const [save] = useAct(SaveCardMutation);
  const form = useFormAct(async (fields) => {
    if (fields.get('consent') !== 'yes') return [{ field: 'consent', message: 'Agree to this first; without it no card is kept.' }];
    const outcome = await save({ consent });
    const page = outcome?.data?.saveCard;
    if (page?.__typename === 'Link') {
      window.location.assign(page.url);
      await new Promise(() => undefined);
    }
    return problemsOf(outcome, (data) => data.saveCard);
  });
  return (
    <form className="stack" onSubmit={form.onSubmit} noValidate>
      <FormSummary problems={form.problems} title="The card was not saved" />
      <Checkbox name="consent" label={consent} error={form.errorAt('consent')} />
      <div>
        <Button type="submit" tone="primary" icon="plus" busy={form.busy ? 'Opening the payment page…' : false}>
          Add a card
        </Button>
      </div>
      <p className="small muted">
        You give the card on the page of our payment partner, Stripe. Nothing is charged, and we never see its number.
      </p>
    </form>
  );
}
