import type { Currency, Money } from '@sidecrew/money';

/** What staff may decide about money beside the flow of the product. */
export const decisionKinds = ['write_off', 'goodwill', 'protection', 'paid_by_hand', 'returned_by_hand', 'adopt', 'concede'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** `asked` waits for a second admin; `moving` waits for Stripe; `refused` is what Stripe did not do: its journal is taken back. */
export type DecisionState = 'asked' | 'moving' | 'done' | 'declined' | 'refused';

/** What an admin wants. */
export interface DecisionWish {
  /** Chosen by the client per opened form, so that a second click asks for nothing new. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** What it is about, in the words of its kind: a milestone, or the reference of a finding. */
  readonly subject: string;
  readonly amount: Money;
  readonly reason: string;
  /** What the kind needs beside: where adopted money belongs. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A recorded decision. */
export interface Decision extends DecisionWish {
  readonly state: DecisionState;
  readonly needsSecond: boolean;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly answer: string | null;
}

/**
 * Above this a second admin decides (product §2, "second admin"), in minor units: of one decision, and of all that one admin made alone
 * in a day by decisions of one kind, so that a large amount cannot be cut into small ones.
 */
export const secondAdminAbove: Readonly<Record<Currency, bigint>> = { USD: 10_000n, EUR: 10_000n, GBP: 10_000n, JPY: 10_000n };
