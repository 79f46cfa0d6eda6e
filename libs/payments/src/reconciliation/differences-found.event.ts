/** Findings that nobody knew of before; staff has to look at them. */
export class DifferencesFound {
  constructor(
    readonly count: number,
    /** What the first of them says, as the admin view shows it. */
    readonly first: string,
  ) {}
}
