/** A single-use way into the onboarding page. */
export interface AccountLink {
  /** The token in the link. */
  id: string;
  account: string;
  expiresAt: number;
  used: boolean;
  /** The token of the visit that the link was exchanged for. */
  visit: string;
  refreshUrl: string;
  returnUrl: string | null;
  useCase: 'account_onboarding' | 'account_update';
}

/** A single-use way into the Express page. */
export interface LoginLink {
  /** The token in the link. */
  id: string;
  account: string;
  used: boolean;
  visit: string;
  createdAt: number;
}
