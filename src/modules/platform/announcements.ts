import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { EventLog } from '#events/store';
import { type BuildProgress, ReadSide } from '#projections/runner';

/** What is announced within the process. Whoever does not listen misses it: what must happen is a durable subscription. */
export type Announced = Readonly<{
  /** The log has a new head. */
  'log.committed': number;
  /** The read side is being computed anew, and how far that is. */
  'read-side.progress': BuildProgress;
  /** A file of draws is being imported, and how far that is. */
  'import.progress': Readonly<{ importId: string; rows: number; total: number }>;
  /** A model is being trained: which pool, how many steps of how many, the loss after the last one, and how long it goes on for. */
  'training.progress': Readonly<{
    trainingId: string;
    phase: 'measuring' | 'learning';
    pool: string;
    done: number;
    total: number;
    loss: number | null;
    remainingMs: number;
  }>;
  /** An experiment goes on: how many trials are done, what the best skill so far is, and how many folds of which trial were just done. */
  'experiment.progress': Readonly<{
    experimentId: string;
    trial: number;
    algorithm: string;
    foldsDone: number;
    folds: number;
    trialsEnded: number;
    trialsMax: number;
    bestSkill: number | null;
  }>;
  /** A backtest goes on: which contestant is at it, and how many draws of how many are done, over all contestants. */
  'backtest.progress': Readonly<{ backtestId: string; contestant: number; drawsDone: number; drawsTotal: number }>;
}>;

/** Passes on what the log and the read side tell to whoever listens just now. */
@Injectable()
export class Announcements implements OnModuleInit {
  constructor(
    private readonly emitter: EventEmitter2,
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
  ) {}

  onModuleInit(): void {
    this.emitter.setMaxListeners(0);
    this.log.onCommitted((head) => this.announce('log.committed', head));
    this.readSide.onProgress((progress) => this.announce('read-side.progress', progress));
  }

  /** Tells whoever listens just now. */
  announce<Name extends keyof Announced>(name: Name, announced: Announced[Name]): void {
    this.emitter.emit(name, announced);
  }

  /** Listens until the returned function is called. */
  on<Name extends keyof Announced>(name: Name, listener: (announced: Announced[Name]) => void): () => void {
    this.emitter.on(name, listener);
    return () => this.emitter.off(name, listener);
  }
}
