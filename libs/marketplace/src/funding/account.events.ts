/** The payment partner lets transfers reach this expert. */
export class PayoutsReady {
  constructor(readonly userId: string) {}
}

/** The payment partner asks the expert for something and stops transfers until it is there. */
export class PayoutsRestricted {
  constructor(readonly userId: string) {}
}
