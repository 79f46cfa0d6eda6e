/** An account exists and waits for its address to be confirmed. */
export class PersonSignedUp {
  constructor(readonly userId: string) {}
}

/** Somebody asked for a link to a new password; null where the address belongs to nobody, whose address is not kept. */
export class PasswordResetAsked {
  constructor(readonly userId: string | null) {}
}
