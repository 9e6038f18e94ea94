import { type EventLog, isRefused } from '#events/store';
import type { ReadFile } from './read-file';

/** Events folded between two turns of the event loop. */
const chunkEvents = 1_000;
/** How soon a disk that refused to be written is tried again. */
const againMs = 1_000;

/** Events that were folded in together. */
export type Folded = Readonly<{ from: number; to: number; durationMs: number }>;

type Waiter = Readonly<{ position: number; resolve: (reached: boolean) => void }>;

/** Keeps a file of the read side at the head of the log. */
export class Follower {
  private waiters: Waiter[] = [];
  private running = false;
  private stopped = false;
  private again: NodeJS.Timeout | undefined;
  private isHeldUp = false;
  private unsubscribe = () => {};

  /**
   * @param onBroken is told when the file cannot follow: for good, or, where the disk refuses, until `onMended`
   */
  constructor(
    private readonly log: EventLog,
    private readonly readFile: ReadFile,
    private readonly onBroken: (error: unknown) => void,
    private readonly onMended: () => void,
    private readonly onFolded: (folded: Folded) => void = () => {},
  ) {}

  /** Catches up with the log, then follows it. @throws Error when a fold fails on the way up */
  async start(): Promise<void> {
    await this.catchUp();
    this.unsubscribe = this.log.onCommitted(() => this.wake());
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.again);
    while (this.running) await nextTurn();
    this.settle(() => true, false);
  }

  /** @returns false when it took longer than `timeoutMs`, or will never be */
  reached(position: number, timeoutMs: number): Promise<boolean> {
    if (this.readFile.position >= position) return Promise.resolve(true);
    if (this.stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle((waiter) => waiter === self, false), timeoutMs);
      const self: Waiter = {
        position,
        resolve: (reached) => {
          clearTimeout(timer);
          resolve(reached);
        },
      };
      this.waiters.push(self);
    });
  }

  private wake(): void {
    if (this.running || this.stopped) return;
    this.running = true;
    setImmediate(() => {
      this.catchUp()
        .then(
          () => this.wentOn(),
          (error: unknown) => this.failed(error),
        )
        .finally(() => {
          this.running = false;
          if (this.readFile.position < this.log.head && !this.isHeldUp) this.wake();
        });
    });
  }

  private wentOn(): void {
    if (this.isHeldUp) this.onMended();
    this.isHeldUp = false;
  }

  private failed(error: unknown): void {
    if (isRefused(error)) {
      this.again = setTimeout(() => this.wake(), againMs).unref();
      if (this.isHeldUp) return;
      this.isHeldUp = true;
    } else {
      this.isHeldUp = false;
      this.stopped = true;
      this.unsubscribe();
      this.settle(() => true, false);
    }
    this.onBroken(error);
  }

  private async catchUp(): Promise<void> {
    while (this.readFile.position < this.log.head && !this.stopped) {
      const [events] = this.log.scan(this.readFile.position, this.log.head, chunkEvents);
      const from = this.readFile.position + 1;
      const startedMs = performance.now();
      this.readFile.apply(events ?? []);
      this.onFolded({ from, to: this.readFile.position, durationMs: performance.now() - startedMs });
      this.settle(({ position }) => position <= this.readFile.position, true);
      if (this.readFile.position < this.log.head) await nextTurn();
    }
  }

  private settle(which: (waiter: Waiter) => boolean, reached: boolean): void {
    if (this.waiters.length === 0) return;
    const settled = this.waiters.filter(which);
    this.waiters = this.waiters.filter((waiter) => !which(waiter));
    for (const { resolve } of settled) resolve(reached);
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
