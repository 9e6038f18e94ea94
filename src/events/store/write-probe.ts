import type Database from 'better-sqlite3';

/** Whether a log can be written. `problem` says why not, or what was wrong when it was written last. */
export type Writability = Readonly<{ canWrite: boolean; problem: string | null }>;

/** Finds out whether a log's file can be written, without an event. */
export class WriteProbe {
  private failure: string | null = null;

  constructor(private readonly database: Database.Database) {}

  /** The last append went well. */
  succeeded(): void {
    this.failure = null;
  }

  /** The last append could not be written. */
  failed(error: unknown): void {
    this.failure = messageOf(error);
  }

  /** Takes the lock for writing and gives it back. After an append that failed it also writes for real: what is there already, once more. */
  look(): Writability {
    try {
      this.database.pragma('busy_timeout=0');
      this.database.exec('BEGIN IMMEDIATE');
      if (this.failure !== null) this.database.pragma(`user_version=${this.database.pragma('user_version', { simple: true })}`);
      this.database.exec('COMMIT');
      return { canWrite: true, problem: this.failure };
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      return { canWrite: false, problem: messageOf(error) };
    } finally {
      this.database.pragma('busy_timeout=5000');
    }
  }
}

const messageOf = (error: unknown): string => (error as Error).message;
