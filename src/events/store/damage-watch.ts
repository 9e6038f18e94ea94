import { LogCorruptError } from './errors';
import { asDamage } from './storage-errors';

/** Notices when the log turns out to be damaged, and remembers it: nothing is appended to such a log, because what follows damage cannot be trusted. */
export class DamageWatch {
  private found: LogCorruptError | null = null;
  private readonly listeners = new Set<(damage: LogCorruptError) => void>();

  constructor(private readonly file: string) {}

  /** Reads or writes the log. @throws LogCorruptError when it is damaged */
  during<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw this.noticed(error);
    }
  }

  /** Reads part by part. @throws LogCorruptError when the log is damaged */
  *duringEach<Part>(parts: Iterable<Part>): Generator<Part> {
    try {
      yield* parts;
    } catch (error) {
      throw this.noticed(error);
    }
  }

  /** @throws LogCorruptError once damage was found */
  assertSound(): void {
    if (this.found) throw this.found;
  }

  /** Calls back when damage is found, once, also when that was before. */
  onDamaged(listener: (damage: LogCorruptError) => void): void {
    this.listeners.add(listener);
    if (this.found) listener(this.found);
  }

  private noticed(error: unknown): unknown {
    const known = asDamage(error, this.file);
    if (known instanceof LogCorruptError && this.found === null) {
      this.found = known;
      for (const listener of this.listeners) listener(known);
    }
    return known;
  }
}
