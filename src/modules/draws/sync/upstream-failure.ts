/** What can be wrong with the source of official results. */
export type FailureKind =
  | 'timed-out'
  | 'unreachable'
  | 'too-many-requests'
  | 'server-error'
  | 'unexpected-status'
  | 'redirect-refused'
  | 'too-large'
  | 'not-json'
  | 'broken-json'
  | 'empty-list'
  | 'not-draws'
  | 'not-importable'
  | 'left-alone'
  | 'stopped';

const passing: readonly FailureKind[] = ['timed-out', 'unreachable', 'too-many-requests', 'server-error'];

/** The official results could not be had. */
export class UpstreamFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** How long the source asks to be left alone, in milliseconds; null where it says nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'UpstreamFailure';
  }

  /** Whether it may pass by itself, so that another attempt makes sense. */
  get mayPass(): boolean {
    return passing.includes(this.kind);
  }
}

/** Whatever went wrong in a request, by its kind. `signal` is the one that the request was under. */
export function failureOf(error: unknown, signal: AbortSignal): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error;
  if (signal.aborted) return new UpstreamFailure('timed-out', 'the source did not answer in time');
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new UpstreamFailure('too-large', 'the source sent more than one import accepts');
  const reason = [code, message].filter((part) => part !== undefined && part !== '').join(': ');
  return new UpstreamFailure('unreachable', `the connection to the source failed (${reason || String(error)})`);
}
