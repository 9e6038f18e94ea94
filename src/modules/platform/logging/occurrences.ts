import { Injectable } from '@nestjs/common';
import { problems, RejectedError } from '#events/kernel';
import { VersionConflictError } from '#events/store';
import { type FailureClass, failureClassOf } from './failure-class';
import { type Said, ServiceLog } from './service-log';

/** What failed: in which part of the service, and the error that says why. */
export type Occurrence = Readonly<{ source: string; message: string; error: unknown }> &
  Pick<Said, 'context' | 'requestId' | 'correlationId'>;

/** Rooms tell of failures here; they are written to the logs, counted in GET /v1/errors, and the alert rules watch them. Each error is told once. */
@Injectable()
export class Occurrences {
  private readonly told = new WeakSet<object>();

  constructor(private readonly log: ServiceLog) {}

  /** Tells of a failure; its class is seen from the error where none is given. One of somebody else's service is a warning: whoever called it deals with it. */
  failed(kind: FailureClass | null, { source, message, error, context, ...request }: Occurrence): void {
    if (typeof error === 'object' && error !== null) {
      if (this.told.has(error)) return;
      this.told.add(error);
    }
    const { name, message: reason, stack } = error instanceof Error ? error : { name: '', message: String(error), stack: '' };
    const failure = { class: kind ?? failureClassOf('error', `${name} ${reason}\n${stack}`), code: codeOf(error) };
    const isOurs = failure.class !== 'external-call';
    const level = failure.class === 'critical' ? 'fatal' : isOurs ? 'error' : 'warn';
    this.log.write({
      ...{ level, source, failure, ...request },
      message: `${message}: ${reason}`,
      context: { ...context, ...(isOurs && stack ? { stack } : {}) },
    });
  }
}

/** Whether nobody thought of this end: neither a refusal nor two who wrote at once. A damaged artifact is refused, and yet nobody's wish. */
export function isUnexpected(error: unknown): boolean {
  if (error instanceof RejectedError) return problems[error.code].status === 500;
  return !(error instanceof VersionConflictError);
}

function codeOf(error: unknown): string | undefined {
  const { code, kind, name } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return [code, kind, name].find((each): each is string => typeof each === 'string' && each !== 'Error');
}
