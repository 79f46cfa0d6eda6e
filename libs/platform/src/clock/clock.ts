import { Injectable } from '@nestjs/common';

/**
 * The time of the product: every date that people see and every deadline reads it, never the database's now().
 * Sessions, tokens and signatures stay on wall time. Only a demo or a test moves it.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** How far the product's time runs ahead of wall time. */
  get offset(): number {
    return this.offsetMs;
  }

  set offset(milliseconds: number) {
    this.offsetMs = milliseconds;
  }
}
