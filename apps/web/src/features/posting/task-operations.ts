import { graphql } from '../../gql';

/** Keeps a draft, a new one or a known one. */
export const SaveDraftMutation = graphql(`
  mutation SaveTaskDraft($id: ID, $input: TaskInput!) {
    saveTaskDraft(id: $id, input: $input) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** Changes a task that experts see already. */
export const EditTaskMutation = graphql(`
  mutation EditTask($id: ID!, $input: TaskInput!) {
    editTask(id: $id, input: $input) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** Hands a draft to screening. */
export const PublishMutation = graphql(`
  mutation PublishTask($id: ID!) {
    publishTask(id: $id) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);
