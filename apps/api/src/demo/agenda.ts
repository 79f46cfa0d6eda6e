/**
 * Lets many stories run through one past. A story is a plain script that says `await agenda.until(moment)`; the agenda
 * moves the time on to the earliest of those moments and lets that one story act, one at a time.
 */
export class Agenda {
  private readonly parked: { readonly at: number; readonly go: () => void }[] = [];
  private endTurn: () => void = () => undefined;
  private failure: Error | null = null;

  /** `moveTo` sets the product's clock and does what fell due on the way. */
  constructor(private readonly moveTo: (moment: Date) => Promise<void>) {}

  /** Adds a story; it begins at that moment. */
  story(begins: Date, run: () => Promise<void>): void {
    this.park(begins, () => {
      run()
        .catch((error: unknown) => {
          this.failure ??= error instanceof Error ? error : new Error(String(error));
        })
        .finally(() => this.endTurn());
    });
  }

  /** Parks the story that calls until the time has come. */
  until(moment: Date): Promise<void> {
    return new Promise((resolve) => {
      this.park(moment, resolve);
      this.endTurn();
    });
  }

  /** Plays all stories up to a moment; what lies after it never happens. */
  async play(end: Date): Promise<void> {
    for (;;) {
      const next = this.parked[0];
      if (!next || next.at > end.getTime()) return;
      this.parked.shift();
      await this.moveTo(new Date(next.at));
      const turn = new Promise<void>((resolve) => (this.endTurn = resolve));
      next.go();
      await turn;
      if (this.failure) throw this.failure;
    }
  }

  private park(moment: Date, go: () => void): void {
    const at = moment.getTime();
    const later = this.parked.findIndex((other) => other.at > at);
    this.parked.splice(later < 0 ? this.parked.length : later, 0, { at, go });
  }
}
