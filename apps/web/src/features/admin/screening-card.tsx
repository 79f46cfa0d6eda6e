import { AgeText, Card, Field, KitLink, MoneyText, RadioList, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { RejectionReason } from '../../gql/graphql';
import { paths } from '../../paths';
import { rejectionReasons } from './words';

export const ScreeningCard_task = graphql(`
  fragment ScreeningCard_task on Task {
    id
    title
    brief
    createdAt
    risk
    riskReasons {
      rule
      reason
      weight
    }
    category {
      name
    }
    owner {
      name
    }
    budget {
      minimum {
        minor
        currency
      }
      maximum {
        minor
        currency
      }
    }
    possibleActions
  }
`);

const PassTaskMutation = graphql(`
  mutation PassTask($id: ID!) {
    passTask(id: $id) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const RejectTaskMutation = graphql(`
  mutation RejectTask($id: ID!, $reason: RejectionReason!, $note: String!) {
    rejectTask(id: $id, reason: $reason, note: $note) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** A task that the rules want a person to see, with each rule's weight and reason. */
export function ScreeningCard({ task, onDone }: { task: FragmentType<typeof ScreeningCard_task>; onDone: () => void }) {
  const { id, title, brief, createdAt, risk, riskReasons, category, owner, budget, possibleActions } = readFragment(
    ScreeningCard_task,
    task,
  );
  const [pass] = useAct(PassTaskMutation);
  const [reject] = useAct(RejectTaskMutation);
  const after = (problems: ReturnType<typeof problemsOf>) => {
    if (!problems) onDone();
    return problems;
  };
  return (
    <Card as="article" labelledBy={`task-${id}`}>
      <h2 id={`task-${id}`}>
        <KitLink href={paths.task(id)}>
          <bdi>{title}</bdi>
        </KitLink>
      </h2>
      <p className="muted">
        {category.name} · {owner.name} · <MoneyText amount={budget.minimum} /> to <MoneyText amount={budget.maximum} /> ·{' '}
        <AgeText at={createdAt} />
      </p>
      <p className="prose">
        <bdi>{brief}</bdi>
      </p>
      <p>Risk {Math.round((risk ?? 0) * 100)} of 100</p>
      <ul>
        {(riskReasons ?? []).map(({ rule, reason, weight }) => (
          <li key={rule}>
            {reason} ({Math.round(weight * 100)})
          </li>
        ))}
      </ul>
      <div className="cluster">
        {possibleActions.includes('pass') ? (
          <ActButton
            label="Pass"
            busyLabel="Passing…"
            tone="primary"
            done="The task is open."
            run={async () => after(problemsOf(await pass({ id }), (data) => data.passTask))}
          />
        ) : null}
        {possibleActions.includes('reject') ? (
          <ActDialog
            label="Send back"
            title="Send this task back?"
            submitLabel="Send back"
            busyLabel="Sending…"
            keepLabel="Keep in screening"
            done="The owner reads why."
            submit={async (form) =>
              after(
                problemsOf(
                  await reject({
                    id,
                    reason: String(form.get('reason') ?? 'other') as RejectionReason,
                    note: String(form.get('note') ?? ''),
                  }),
                  (data) => data.rejectTask,
                ),
              )
            }
          >
            {(state) => (
              <>
                <RadioList name="reason" legend="Reason" options={rejectionReasons} defaultValue="unclear" />
                <Field name="note" label="What the owner should change" error={state.errorAt('note')}>
                  <TextArea rows={3} />
                </Field>
              </>
            )}
          </ActDialog>
        ) : null}
      </div>
    </Card>
  );
}
