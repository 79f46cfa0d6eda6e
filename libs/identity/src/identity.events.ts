/** An account exists and waits for its address to be confirmed. */
export class PersonSignedUp {
  constructor(readonly userId: string) {}
}
