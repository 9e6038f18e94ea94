import { Injectable } from '@nestjs/common';

/** The parts that must be up before the service can answer. */
export type Part = 'log' | 'readSide' | 'models' | 'processes' | 'operations' | 'sync';

type State = Readonly<{ status: 'starting' | 'up' | 'degraded' | 'down'; reason?: string }>;

/** Whether each part of the service is up, and if not, why. A degraded part does its work and wants looking at. */
@Injectable()
export class Readiness {
  private readonly parts = new Map<Part, State>([
    ...(['log', 'readSide', 'models', 'processes', 'operations'] as const).map((part): [Part, State] => [part, { status: 'starting' }]),
    // Nothing waits for it: a source of results that fails leaves the service with the draws that it has.
    ['sync', { status: 'up' }],
  ]);

  /** A part is up; `note` tells more of how. */
  up(part: Part, note?: string): void {
    this.parts.set(part, { status: 'up', ...(note === undefined ? {} : { reason: note }) });
  }

  /** A part works, but somebody should see to it. */
  degraded(part: Part, reason: string): void {
    this.parts.set(part, { status: 'degraded', reason });
  }

  /** A part is not up, or not any more. */
  down(part: Part, reason: string): void {
    this.parts.set(part, { status: 'down', reason });
  }

  /** Whether the service can answer everything. */
  get isReady(): boolean {
    return this.all((status) => status === 'up' || status === 'degraded');
  }

  /** The service as a whole: as its worst part. */
  get status(): 'up' | 'degraded' | 'down' {
    if (!this.isReady) return 'down';
    return this.all((status) => status === 'up') ? 'up' : 'degraded';
  }

  /** Each part: `up`, `starting`, or what is the matter with it; a note after a colon. */
  report(): Record<string, string> {
    return Object.fromEntries(
      [...this.parts].map(([part, { status, reason }]) => [part, reason === undefined ? status : `${status}: ${reason}`]),
    );
  }

  private all(fits: (status: State['status']) => boolean): boolean {
    return [...this.parts.values()].every(({ status }) => fits(status));
  }
}
