/** The owner asked for publication; screening has begun. `waitsForAdmin` when the rules want a look. */
export class TaskPublished {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
    readonly waitsForAdmin: boolean,
  ) {}
}

/** Screening let it pass: experts can find it and bid. */
export class TaskOpened {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
    readonly categoryId: string,
  ) {}
}

/** Screening sent it back to its owner. */
export class TaskRejected {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
    readonly reason: string,
    readonly note: string,
  ) {}
}

/** The owner took it out of screening; it is a draft again. */
export class TaskWithdrawn {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
  ) {}
}

/** `newTerms`: what is asked, its price or its time changed, so bids must be confirmed. */
export class TaskEdited {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
    readonly version: number,
    readonly newTerms: boolean,
  ) {}
}

export class TaskClosed {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
  ) {}
}

/** Nobody was hired within its open days. */
export class TaskExpired {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
  ) {}
}

/** All seats are taken and funded. */
export class TaskAwarded {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
  ) {}
}

/** A contract ended with nothing released, so a seat is free again; earlier bidders may be asked. */
export class TaskReopened {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
  ) {}
}

export class TaskDone {
  constructor(
    readonly taskId: string,
    readonly ownerId: string,
  ) {}
}
