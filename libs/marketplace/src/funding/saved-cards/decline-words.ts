/** What a bank's word means, as the end of "Your card was declined: …"; also why its owner is asked back. Loss and theft are not named: whoever reads it may not be the owner. */
const words: Readonly<Record<string, string>> = {
  insufficient_funds: 'there is not enough money on it',
  card_velocity_exceeded: 'it has reached its limit',
  withdrawal_count_limit_exceeded: 'it has reached its limit',
  expired_card: 'it has expired',
  incorrect_cvc: 'its security code did not match',
  processing_error: 'the bank could not process it just now',
  issuer_not_available: 'the bank could not be reached',
  try_again_later: 'the bank could not decide just now',
  currency_not_supported: 'it does not pay in this currency',
  card_not_supported: 'it does not allow payments of this kind',
  transaction_not_allowed: 'it does not allow payments of this kind',
  no_longer_wanted: 'no payment is taken for this contract now',
  bank: 'your bank wants you to confirm this payment',
  no_card: 'this card was removed',
};

/** Plain words for a decline; without any of its own, that the bank gave no reason. */
export const declineWords = (code: string): string => words[code] ?? 'the bank gave no reason';
