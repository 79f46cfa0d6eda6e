/**
 * Every code a client may meet, in one list, since it is a public contract: codes are added, never renamed.
 * Kept in the order of the alphabet.
 */
export const refusalCodes = [
  'ACCOUNT_SUSPENDED',
  'AMOUNT_OUT_OF_RANGE',
  'BID_LIMIT_REACHED',
  'CODE_NOT_RIGHT',
  'CONTACT_DETAILS_IN_TEXT',
  'COUNTRY_NOT_SUPPORTED',
  'DISPUTE_CONFLICT_OF_INTEREST',
  'EMAIL_NOT_VERIFIED',
  'EVIDENCE_MISSING',
  'FILE_REFUSED',
  'FRESH_PROOF_NEEDED',
  'INVALID_INPUT',
  'LINK_USED_OR_EXPIRED',
  'NOT_FOUND',
  'NOT_POSSIBLE_NOW',
  'NOT_VETTED',
  'OWN_TASK',
  'PASSWORD_TOO_WEAK',
  'PAYMENT_PROVIDER_REFUSED',
  'PAYMENT_PROVIDER_UNREACHABLE',
  'PAYOUT_ACCOUNT_MISSING',
  'PROFILE_INCOMPLETE',
  'ROUND_LIMIT_REACHED',
  'SAME_ADMIN',
  'SECOND_FACTOR_NEEDED',
  'SIGN_IN_FAILED',
  'SPLIT_DOES_NOT_SUM',
  'STALE_VERSION',
  'TOO_MANY_ATTEMPTS',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
