import type { FastifyInstance } from 'fastify';

/** What a span tells beside its name and its time. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Follows work through the service: each piece is a span, within the one that set it going. */
export abstract class Tracing {
  /** Does a piece of work as a span; what it throws marks the span and is thrown on. */
  abstract span<Result>(name: string, attributes: SpanAttributes, work: () => Promise<Result>): Promise<Result>;
  /** Tells of a piece of work that has just ended. */
  abstract tell(name: string, attributes: SpanAttributes, durationMs: number): void;
  /** Makes every request a span, which goes on the caller's trace where it sends `traceparent`. */
  abstract follow(server: FastifyInstance): void;
  /** Sends what is left, within a few seconds. */
  abstract close(): Promise<void>;
}

/** Nothing is traced: work is done, and that is all. */
export class NoTracing extends Tracing {
  span<Result>(_: string, __: SpanAttributes, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  tell(): void {}

  follow(): void {}

  async close(): Promise<void> {}
}
