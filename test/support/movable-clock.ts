import { Clock } from '#modules/platform';

/** A clock that a spec moves; it runs on from there. */
export class MovableClock extends Clock {
  private offsetMs = 0;

  now(): string {
    return new Date(Date.now() + this.offsetMs).toISOString();
  }

  /** Goes to a moment, forward or back, as a clock does that somebody sets. */
  setTo(moment: string): void {
    this.offsetMs = Date.parse(moment) - Date.now();
  }

  /** Goes to a moment, UTC ISO 8601, not back. */
  moveTo(moment: string): void {
    this.offsetMs = Math.max(this.offsetMs, Date.parse(moment) - Date.now());
  }
}
