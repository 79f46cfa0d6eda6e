import { graphql } from '../../gql';

export const GiveTipMutation = graphql(`
  mutation GiveTip($id: ID!, $amount: MoneyInput!, $note: String) {
    giveTip(id: $id, amount: $amount, note: $note) {
      __typename
      ... on TipPage {
        url
      }
      ...Refusal_refused
    }
  }
`);

export const LeaveTipMutation = graphql(`
  mutation LeaveTip($id: ID!) {
    leaveTip(id: $id) {
      __typename
      ... on Tip {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

export const ConfirmTipMutation = graphql(`
  mutation ConfirmTip($id: ID!) {
    confirmTip(id: $id) {
      __typename
      ... on Tip {
        id
        state
      }
    }
  }
`);
