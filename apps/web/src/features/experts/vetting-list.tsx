import { Card } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const VettingList_profile = graphql(`
  fragment VettingList_profile on ExpertProfile {
    categories {
      id
      name
    }
    vettings {
      state
      reason
      category {
        id
      }
    }
  }
`);

const RequestVettingMutation = graphql(`
  mutation RequestVetting($categoryId: ID!) {
    requestVetting(categoryId: $categoryId) {
      __typename
      ... on ExpertProfile {
        id
      }
      ...Refusal_refused
    }
  }
`);

const sentences = {
  requested: 'An admin looks at your work, usually within two days.',
  vetted: 'Vetted: you may bid here.',
  refused: 'Not yet.',
  taken_back: 'Taken back.',
} as const;

/** Where the expert may bid, where an admin looks, and where to ask. */
export function VettingList({ profile, onChanged }: { profile: FragmentType<typeof VettingList_profile>; onChanged: () => void }) {
  const { categories, vettings } = readFragment(VettingList_profile, profile);
  const [request] = useAct(RequestVettingMutation);
  return (
    <Card as="section" labelledBy="vetting">
      <h2 id="vetting">Vetting</h2>
      <ul className="list stack stack--3">
        {categories.map(({ id, name }) => {
          const vetting = vettings?.find(({ category }) => category.id === id);
          const mayAsk = !vetting || vetting.state === 'refused' || vetting.state === 'taken_back';
          return (
            <li key={id} className="cluster cluster--apart">
              <span>
                <strong>{name}</strong> {vetting ? sentences[vetting.state] : 'Not asked yet.'} {vetting?.reason}
              </span>
              {mayAsk ? (
                <ActButton
                  label={`Ask to be vetted in ${name}`}
                  busyLabel="Asking…"
                  done="Asked. An admin looks at your work."
                  run={async () => {
                    const problems = problemsOf(await request({ categoryId: id }), (data) => data.requestVetting);
                    if (!problems) onChanged();
                    return problems;
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
