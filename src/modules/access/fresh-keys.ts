import { Injectable } from '@nestjs/common';
import { Timer } from '#modules/platform';

/** A caller whose answer got lost asks again within this time, in milliseconds. */
const keptMs = 600_000;

/** Keys that were issued just now, in memory alone, for who asked for one and never got the answer. */
@Injectable()
export class FreshKeys {
  private readonly keys = new Map<string, string>();

  constructor(private readonly timer: Timer) {}

  keep(keyId: string, key: string): void {
    this.keys.set(keyId, key);
    this.timer.after(keptMs, () => this.forget(keyId));
  }

  /** The key; null when it was not issued just now, or not by this run of the service. */
  of(keyId: string): string | null {
    return this.keys.get(keyId) ?? null;
  }

  forget(keyId: string): void {
    this.keys.delete(keyId);
  }
}
