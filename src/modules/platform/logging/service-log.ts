import { type Logger as Pino, pino } from 'pino';
import type { Clock } from '../clock';
import type { LogLevel } from '#modules/configuration';
import type { RequestContext } from '../context/request-context';
import { type FailureClass, failureClassOf } from './failure-class';
import { redactedText, withoutSecrets } from './redaction';

/** Where lines go: each is one JSON text with a line break at its end. Must not throw, and must not wait. */
export type LineOutput = Readonly<{ write: (line: string) => void }>;

/** One thing that the service says of itself. */
export type Said = Readonly<{
  level: LogLevel;
  /** The part of the service: `http`, `sync`. */
  source: string;
  message: string;
  context?: (Readonly<Record<string, unknown>> & Readonly<{ stack?: string | undefined }>) | undefined;
  /** What kind of failure it is; null: none. Left out, an error is unexpected. */
  failure?: Readonly<{ class: FailureClass; code?: string | undefined }> | null | undefined;
  /** The request, where it is not the one that the code runs for. */
  requestId?: string | undefined;
  correlationId?: string | undefined;
}>;

/** A failure that was told, as the alert rules count it. `time` is UTC ISO 8601. */
export type Failure = Readonly<{ time: string; class: FailureClass; level: LogLevel; source: string; message: string }>;

const messageCharactersMax = 8_000;

/**
 * Everything that the service says of itself passes here once: it gets its time, the request that it was said for and, where it tells of a failure, a class;
 * what is secret is taken out; then it goes to the outputs as a line of JSON, and failures to whoever counts them.
 */
export class ServiceLog {
  private readonly pino: Pino;
  private readonly listeners = new Set<(failure: Failure) => void>();

  constructor(
    level: LogLevel,
    outputs: readonly LineOutput[],
    private readonly clock: Clock,
    private readonly requests: RequestContext,
  ) {
    const write = (line: string) => {
      for (const output of outputs) output.write(line);
    };
    const options = {
      level,
      base: null,
      messageKey: 'message',
      timestamp: false,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.pino = pino(options, { write });
  }

  /** Writes a line. Never throws, and never waits. */
  write(said: Said): void {
    const { level, source, context = {} } = said;
    const time = this.clock.now();
    const message = redactedText(said.message.slice(0, messageCharactersMax));
    const meta = this.requests.active?.meta;
    const failure = failureIn(said);
    this.pino[level](
      {
        time,
        source,
        context: writable(context),
        requestId: said.requestId ?? meta?.requestId ?? null,
        correlationId: said.correlationId ?? meta?.correlationId ?? null,
        class: failure?.class ?? null,
        code: failure?.code ?? null,
      },
      message,
    );
    if (failure) for (const listener of this.listeners) listener({ time, class: failure.class, level, source, message });
  }

  /** Calls back at each failure, whether its level is written or not. Returns how to stop. */
  onFailure(listener: (failure: Failure) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** A context that cannot be read does not keep its line from being written. */
function writable(context: Readonly<Record<string, unknown>>): unknown {
  try {
    return withoutSecrets(context);
  } catch (error) {
    return { unreadable: String(error) };
  }
}

function failureIn({ level, message, context, failure }: Said): Said['failure'] {
  if (failure !== undefined || (level !== 'error' && level !== 'fatal')) return failure ?? null;
  return { class: failureClassOf(level, `${message}\n${context?.stack ?? ''}`) };
}
