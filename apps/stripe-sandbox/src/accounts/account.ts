/** How far a capability has come. */
export type CapabilityStatus = 'active' | 'pending' | 'rejected' | 'restricted';

/** The two capabilities an expert's account can have here. */
export type CapabilityName = 'stripe_transfers' | 'payouts';

/** What onboarding asks for, in the order of its steps. */
export const onboardingFields = ['name', 'birthDate', 'address', 'idNumber', 'bankAccount'] as const;

/** One thing onboarding asks for. */
export type OnboardingField = (typeof onboardingFields)[number];

/**
 * A connected account. Of the person behind it only is kept that something was given, never what;
 * the outcome of the identity check follows from the magic number alone.
 */
export interface SandboxAccount {
  id: string;
  createdAt: number;
  closed: boolean;
  rejected: boolean;
  contactEmail: string | null;
  contactPhone: string | null;
  displayName: string | null;
  dashboard: 'express';
  country: string;
  entityType: 'company' | 'individual';
  currency: string;
  feesCollector: string;
  lossesCollector: string;
  metadata: Record<string, string>;
  given: OnboardingField[];
  submitted: boolean;
  /** One of the magic numbers, kept until the check has been made. */
  idNumber: string | null;
  verification: 'failed' | 'pending' | 'unstarted' | 'verified';
  /** Set by an administrator's action: what is missing, and from when on it hurts. */
  restriction: { description: string; deadlineAt: number } | null;
  transfersRequested: boolean;
  capabilities: Record<CapabilityName, CapabilityStatus>;
}
