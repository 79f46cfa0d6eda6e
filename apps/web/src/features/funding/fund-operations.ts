import { graphql } from '../../gql';

export const FundMutation = graphql(`
  mutation FundMilestone($id: ID!, $consent: String) {
    fundMilestone(id: $id, consent: $consent) {
      __typename
      ... on CheckoutPage {
        url
      }
      ...Refusal_refused
    }
  }
`);

export const FundWithCardMutation = graphql(`
  mutation FundWithCard($id: ID!, $cardId: ID!) {
    fundWithCard(id: $id, cardId: $cardId) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

export const LeaveMutation = graphql(`
  mutation LeaveFunding($id: ID!) {
    leaveFunding(id: $id) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);
