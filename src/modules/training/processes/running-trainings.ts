import { Injectable } from '@nestjs/common';

/** The trainings that a worker is at, so that they can be stopped. */
@Injectable()
export class RunningTrainings {
  private readonly controllers = new Map<string, AbortController>();
  private closed = false;

  /** Runs a training's work under a signal that {@link abort} raises. */
  async run<Result>(trainingId: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    if (this.closed) controller.abort();
    this.controllers.set(trainingId, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.controllers.delete(trainingId);
    }
  }

  /** Stops a training's worker, if one is at it. */
  abort(trainingId: string): void {
    this.controllers.get(trainingId)?.abort();
  }

  /** Stops every worker, for good. */
  abortAll(): void {
    this.closed = true;
    for (const controller of this.controllers.values()) controller.abort();
  }
}
