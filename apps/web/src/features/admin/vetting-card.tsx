import { AgeText, Card, Field, KitLink, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';

export const VettingCard_request = graphql(`
  fragment VettingCard_request on VettingRequest {
    id
    requestedAt
    category {
      name
    }
    expert {
      handle
      headline
      about
      country
      person {
        name
      }
      samples {
        id
        title
        about
        url
        file {
          id
          name
          url
        }
      }
    }
  }
`);

const DecideVettingMutation = graphql(`
  mutation DecideVetting($id: ID!, $accept: Boolean!, $reason: String) {
    decideVetting(id: $id, accept: $accept, reason: $reason) {
      __typename
      ... on VettingRequest {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** An expert who wants to bid in a category, with the work to look at. */
export function VettingCard({ request, onDone }: { request: FragmentType<typeof VettingCard_request>; onDone: () => void }) {
  const { id, requestedAt, category, expert } = readFragment(VettingCard_request, request);
  const [decide] = useAct(DecideVettingMutation);
  const decideAs = async (accept: boolean, reason: string | null) => {
    const problems = problemsOf(await decide({ id, accept, reason }), (data) => data.decideVetting);
    if (!problems) onDone();
    return problems;
  };
  return (
    <Card as="article" labelledBy={`vetting-${id}`}>
      <h2 id={`vetting-${id}`}>
        <KitLink href={paths.expert(expert.handle)}>
          <bdi>{expert.person.name}</bdi>
        </KitLink>{' '}
        for {category.name}
      </h2>
      <p className="muted">
        <bdi>{expert.headline}</bdi> · {expert.country} · asked <AgeText at={requestedAt} />
      </p>
      <p className="prose">
        <bdi>{expert.about}</bdi>
      </p>
      <h3>Work samples</h3>
      <ul className="list stack stack--3">
        {expert.samples.map((sample) => (
          <li key={sample.id}>
            <strong>
              <bdi>{sample.title}</bdi>
            </strong>{' '}
            <bdi>{sample.about}</bdi>{' '}
            {sample.url ? (
              <a href={sample.url} rel="noreferrer nofollow" target="_blank">
                Open the link (leaves Sidecrew)
              </a>
            ) : null}{' '}
            {sample.file ? <a href={sample.file.url}>{sample.file.name}</a> : null}
          </li>
        ))}
      </ul>
      <div className="cluster">
        <ActButton label="Accept" busyLabel="Accepting…" tone="primary" done="The expert may bid now." run={() => decideAs(true, null)} />
        <ActDialog
          label="Refuse"
          title="Refuse for now?"
          submitLabel="Refuse"
          busyLabel="Refusing…"
          keepLabel="Keep waiting"
          done="The expert reads why."
          submit={(form) => decideAs(false, String(form.get('reason') ?? ''))}
        >
          {(state) => (
            <Field name="reason" label="Reason" hint="The expert reads it and may ask again." error={state.errorAt('reason')}>
              <TextArea rows={3} />
            </Field>
          )}
        </ActDialog>
      </div>
    </Card>
  );
}
