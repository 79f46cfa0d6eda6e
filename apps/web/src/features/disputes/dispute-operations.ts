import { graphql } from '../../gql';

/** What every verb asks of the dispute that it moved; the room loads the rest again. */
export const DisputeMoved_dispute = graphql(`
  fragment DisputeMoved_dispute on Dispute {
    id
    state
  }
`);

export const AnswerMutation = graphql(`
  mutation AnswerDispute($id: ID!, $statement: StatementInput!) {
    answerDispute(id: $id, statement: $statement) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const OfferSplitMutation = graphql(`
  mutation OfferSplit($id: ID!, $split: SplitInput!, $note: String) {
    offerSplit(id: $id, split: $split, note: $note) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const AcceptSplitMutation = graphql(`
  mutation AcceptSplit($id: ID!, $offerId: ID!) {
    acceptSplit(id: $id, offerId: $offerId) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const AskMediationMutation = graphql(`
  mutation AskMediation($id: ID!) {
    askMediation(id: $id) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const AcceptProposalMutation = graphql(`
  mutation AcceptProposal($id: ID!) {
    acceptProposal(id: $id) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const RejectProposalMutation = graphql(`
  mutation RejectProposal($id: ID!, $reason: String!) {
    rejectProposal(id: $id, reason: $reason) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const WaiveAppealMutation = graphql(`
  mutation WaiveAppeal($id: ID!) {
    waiveAppeal(id: $id) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const WithdrawDisputeMutation = graphql(`
  mutation WithdrawDispute($id: ID!) {
    withdrawDispute(id: $id) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const AssignMutation = graphql(`
  mutation AssignDispute($id: ID!) {
    assignDispute(id: $id) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const ProposeMutation = graphql(`
  mutation ProposeSplit($id: ID!, $split: SplitInput!, $text: String!, $reasons: [RulingReasonInput!]!) {
    proposeSplit(id: $id, split: $split, text: $text, reasons: $reasons) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);

export const DecideMutation = graphql(`
  mutation DecideDispute($id: ID!, $split: SplitInput!, $text: String!, $reasons: [RulingReasonInput!]!) {
    decideDispute(id: $id, split: $split, text: $text, reasons: $reasons) {
      __typename
      ...DisputeMoved_dispute
      ...Refusal_refused
    }
  }
`);
