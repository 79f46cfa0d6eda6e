import type { DisputeReason } from '../../gql/graphql';

export const reasons: Readonly<Record<DisputeReason, string>> = {
  not_delivered: 'Nothing was delivered',
  not_as_agreed: 'It is not what was agreed',
  quality: 'The quality is not good enough',
  late: 'It came too late to be of use',
  scope: 'More was asked for than agreed',
  payment: 'Payment is held back without reason',
  other: 'Something else',
};
