import { LinkButton } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { TaskAction } from '../../gql/graphql';
import { paths } from '../../paths';

export const TaskVerbs_task = graphql(`
  fragment TaskVerbs_task on Task {
    id
    title
    state
    possibleActions
  }
`);

const CloseMutation = graphql(`
  mutation CloseTask($id: ID!) {
    closeTask(id: $id) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const WithdrawMutation = graphql(`
  mutation WithdrawTask($id: ID!) {
    withdrawTask(id: $id) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const RepostMutation = graphql(`
  mutation RepostTask($id: ID!) {
    repostTask(id: $id) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const DiscardMutation = graphql(`
  mutation DiscardTask($id: ID!) {
    discardTask(id: $id) {
      __typename
      ... on Done {
        done
      }
      ...Refusal_refused
    }
  }
`);

/** What the owner may do with a task besides reading its bids. */
export function TaskVerbs({ task }: { task: FragmentType<typeof TaskVerbs_task> }) {
  const { id, title, state, possibleActions } = readFragment(TaskVerbs_task, task);
  const may = (action: TaskAction) => possibleActions.includes(action);
  const [close] = useAct(CloseMutation);
  const [withdraw] = useAct(WithdrawMutation);
  const [repost] = useAct(RepostMutation);
  const [discard] = useAct(DiscardMutation);
  return (
    <span className="cluster">
      {may('edit') || state === 'draft' ? (
        <LinkButton href={paths.editTask(id)} size="small" aria-label={`${state === 'draft' ? 'Go on with' : 'Edit'} ${title}`}>
          {state === 'draft' ? 'Go on' : 'Edit'}
        </LinkButton>
      ) : null}
      {may('withdraw') ? (
        <ActButton
          label="Back to draft"
          busyLabel="Taking back…"
          size="small"
          done="It is a draft again."
          run={async () => problemsOf(await withdraw({ id }), (data) => data.withdrawTask)}
        />
      ) : null}
      {may('repost') ? (
        <ActButton
          label="Post again"
          busyLabel="Copying…"
          size="small"
          done="A new draft is ready."
          run={async () => problemsOf(await repost({ id }), (data) => data.repostTask)}
        />
      ) : null}
      {may('close') ? (
        <ActDialog
          label="Close"
          size="small"
          tone="quiet"
          title="Close this task?"
          consequence={<p>All bidders are told. You can post it again later.</p>}
          submitLabel="Close task"
          busyLabel="Closing…"
          keepLabel="Keep it open"
          done="The task is closed."
          submit={async () => problemsOf(await close({ id }), (data) => data.closeTask)}
        />
      ) : null}
      {may('discard') ? (
        <ActDialog
          label="Discard"
          size="small"
          tone="quiet"
          title="Discard this draft?"
          consequence={<p>Nothing of it is kept.</p>}
          submitLabel="Discard draft"
          busyLabel="Discarding…"
          keepLabel="Keep draft"
          submitTone="danger"
          done="The draft is gone."
          submit={async () => problemsOf(await discard({ id }), (data) => data.discardTask)}
        />
      ) : null}
    </span>
  );
}
