/** An expert asks to be let into a category. */
export class VettingRequested {
  constructor(
    readonly vettingId: string,
    readonly expertId: string,
  ) {}
}

/** An admin decided, or took an earlier yes back. */
export class VettingDecided {
  constructor(
    readonly vettingId: string,
    readonly expertId: string,
    readonly category: string,
    readonly state: 'vetted' | 'refused' | 'taken_back',
    readonly reason: string | null,
    readonly at: string,
  ) {}
}
