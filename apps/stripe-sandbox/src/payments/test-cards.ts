/** Why a card says no. */
export interface Decline {
  code: string;
  declineCode?: string;
  message: string;
}

/** A test number and what comes of it. */
export interface TestCard {
  number: string;
  /** The name of the ready-made payment method with this card. */
  name: string;
  decline?: Decline;
  /** `unless-saved`: no question once the card was saved for payments without its owner. */
  authentication?: 'always' | 'unless-saved';
  availableAtOnce?: boolean;
  /** It can be saved, and declines when it is charged later. */
  savesFirst?: boolean;
  aftermath?: 'chargeback-fraudulent' | 'chargeback-not-received' | 'inquiry' | 'early-fraud-warning';
  refunds?: 'settle-later' | 'fail-later';
}

const noFunds: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const declined: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
};

/** The only numbers the sandbox takes. None of them belongs to a real card. */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', name: 'pm_card_visa' },
  { number: '4000000000000077', name: 'pm_card_bypassPending', availableAtOnce: true },
  {
    number: '4000000000009995',
    name: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    decline: noFunds,
  },
  { number: '4000000000000002', name: 'pm_card_visa_chargeDeclined', decline: declined },
  {
    number: '4000000000000069',
    name: 'pm_card_chargeDeclinedExpiredCard',
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    name: 'pm_card_chargeDeclinedIncorrectCvc',
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000119',
    name: 'pm_card_chargeDeclinedProcessingError',
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  { number: '4000000000000341', name: 'pm_card_chargeCustomerFail', decline: declined, savesFirst: true },
  { number: '4000000000003220', name: 'pm_card_threeDSecure2Required', authentication: 'always' },
  { number: '4000002760003184', name: 'pm_card_authenticationRequired', authentication: 'always' },
  {
    number: '4000002500003155',
    name: 'pm_card_authenticationRequiredOnSetup',
    authentication: 'unless-saved',
  },
  {
    number: '4000008260003178',
    name: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    authentication: 'always',
    decline: noFunds,
  },
  { number: '4000000000000259', name: 'pm_card_createDispute', aftermath: 'chargeback-fraudulent' },
  {
    number: '4000000000002685',
    name: 'pm_card_createDisputeProductNotReceived',
    aftermath: 'chargeback-not-received',
  },
  { number: '4000000000001976', name: 'pm_card_createDisputeInquiry', aftermath: 'inquiry' },
  { number: '4000000000005423', name: 'pm_card_createIssuerFraudRecord', aftermath: 'early-fraud-warning' },
  { number: '4000000000007726', name: 'pm_card_pendingRefund', refunds: 'settle-later' },
  { number: '4000000000005126', name: 'pm_card_refundFail', refunds: 'fail-later' },
];

/** The test card with a number, however it is spaced. */
export function cardByNumber(typed: string): TestCard | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return testCards.find((card) => card.number === digits);
}

/** The test card behind a ready-made payment method. */
export function cardByName(name: string): TestCard | undefined {
  const alias = name === 'pm_card_chargeDeclined' ? 'pm_card_visa_chargeDeclined' : name;
  const short = alias === 'pm_card_chargeDeclinedInsufficientFunds' ? noFundsName : alias;
  return testCards.find((card) => card.name === short);
}

const noFundsName = 'pm_card_visa_chargeDeclinedInsufficientFunds';
