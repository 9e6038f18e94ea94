/** Work that goes on beside requests, by the ids of what it is about, so that it can be stopped. */
export class RunningWork {
  private readonly controllers = new Map<string, AbortController>();
  private closed = false;

  /** Whether everything was stopped for good: the service is about to stop. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Does a piece of work under a signal that {@link abort} raises. */
  async run<Result>(id: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    if (this.closed) controller.abort();
    this.controllers.set(id, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.controllers.delete(id);
    }
  }

  /** Stops the work on something, if there is any. */
  abort(id: string): void {
    this.controllers.get(id)?.abort();
  }

  /** Stops all of it, for good. */
  abortAll(): void {
    this.closed = true;
    for (const controller of this.controllers.values()) controller.abort();
  }
}
