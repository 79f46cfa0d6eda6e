import { AgeText } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const SessionList_session = graphql(`
  fragment SessionList_session on SessionInfo {
    id
    current
    startedAt
    device
  }
`);

const EndSessionMutation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
      __typename
      ...Refusal_refused
    }
  }
`);

const SignOutEverywhereMutation = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere {
      __typename
      ...Refusal_refused
    }
  }
`);

/** Every place where this account is signed in. */
export function SessionList({
  sessions,
  onChanged,
}: {
  sessions: readonly FragmentType<typeof SessionList_session>[];
  onChanged: () => void;
}) {
  const [end] = useAct(EndSessionMutation);
  const [endAll] = useAct(SignOutEverywhereMutation);
  return (
    <>
      <ul className="list stack stack--3">
        {sessions
          .map((session) => readFragment(SessionList_session, session))
          .map(({ id, current, startedAt, device }) => (
            <li key={id} className="cluster cluster--apart">
              <span>
                <bdi>{device}</bdi>{' '}
                <span className="muted">
                  {current ? '(this browser), ' : ''}signed in <AgeText at={startedAt} />
                </span>
              </span>
              {current ? null : (
                <ActButton
                  label="End session"
                  busyLabel="Ending…"
                  size="small"
                  run={async () => {
                    const problems = problemsOf(await end({ id }), (data) => data.endSession);
                    onChanged();
                    return problems;
                  }}
                />
              )}
            </li>
          ))}
      </ul>
      <div>
        <ActButton
          label="Sign out everywhere"
          busyLabel="Signing out…"
          tone="danger"
          run={async () => {
            const problems = problemsOf(await endAll({}), (data) => data.signOutEverywhere);
            if (!problems) window.location.assign('/sign-in');
            return problems;
          }}
        />
      </div>
    </>
  );
}
