import { graphql } from '../../gql';

/** What every verb asks of the bid that it moved; the list loads the rest again. */
export const BidMoved_bid = graphql(`
  fragment BidMoved_bid on Bid {
    id
    state
  }
`);

export const ShortlistMutation = graphql(`
  mutation ShortlistBid($id: ID!, $shortlisted: Boolean!) {
    shortlistBid(id: $id, shortlisted: $shortlisted) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const DeclineMutation = graphql(`
  mutation DeclineBid($id: ID!, $reason: DeclineReason!, $note: String) {
    declineBid(id: $id, reason: $reason, note: $note) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const CounterMutation = graphql(`
  mutation CounterBid($id: ID!, $input: CounterInput!) {
    counterBid(id: $id, input: $input) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const AcceptCounterMutation = graphql(`
  mutation AcceptCounter($id: ID!) {
    acceptCounter(id: $id) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const RefuseCounterMutation = graphql(`
  mutation RefuseCounter($id: ID!) {
    refuseCounter(id: $id) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const MakeOfferMutation = graphql(`
  mutation MakeOffer($bidId: ID!, $bidVersion: Int!) {
    makeOffer(bidId: $bidId, bidVersion: $bidVersion) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const RescindOfferMutation = graphql(`
  mutation RescindOffer($bidId: ID!) {
    rescindOffer(bidId: $bidId) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const AcceptOfferMutation = graphql(`
  mutation AcceptOffer($bidId: ID!) {
    acceptOffer(bidId: $bidId) {
      __typename
      ... on Contract {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

export const RefuseOfferMutation = graphql(`
  mutation RefuseOffer($bidId: ID!) {
    refuseOffer(bidId: $bidId) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const ConfirmBidMutation = graphql(`
  mutation ConfirmBid($id: ID!) {
    confirmBid(id: $id) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const WithdrawBidMutation = graphql(`
  mutation WithdrawBid($id: ID!) {
    withdrawBid(id: $id) {
      __typename
      ...BidMoved_bid
      ...Refusal_refused
    }
  }
`);

export const OpenThreadMutation = graphql(`
  mutation OpenThread($bidId: ID!) {
    openThread(bidId: $bidId) {
      __typename
      ... on Thread {
        id
      }
      ...Refusal_refused
    }
  }
`);
