import { Injectable } from '@nestjs/common';

/** The parts that make up the health of the service. */
export type Part = 'log' | 'readSide' | 'models' | 'processes' | 'operations' | 'sync' | 'disk' | 'data';

/** How a part is, and why. Without a reason it is as it should be, or the reason is a note. */
export type Finding = Readonly<{ status: 'up' | 'degraded' | 'down'; reason?: string }>;
type State = Readonly<{ status: Finding['status'] | 'starting'; reason?: string }>;

/** From the best to the worst. */
const statuses: readonly State['status'][] = ['up', 'degraded', 'starting', 'down'];

/** Whether each part of the service is up, and if not, why. A degraded part does its work and wants looking at. */
@Injectable()
export class Readiness {
  /** What parts tell of themselves. */
  private readonly told = new Map<Part, State>([
    ...(['log', 'readSide', 'models', 'processes', 'operations'] as const).map((part): [Part, State] => [part, { status: 'starting' }]),
    // Nothing waits for these: a source of results that fails leaves the service with the draws that it has.
    ...(['sync', 'disk', 'data'] as const).map((part): [Part, State] => [part, { status: 'up' }]),
  ]);
  /** What the last look at a part has found. */
  private readonly found = new Map<Part, Finding>();
  private isStopping = false;

  /** A part is up; `note` tells more of how. */
  up(part: Part, note?: string): void {
    this.told.set(part, { status: 'up', ...(note === undefined ? {} : { reason: note }) });
  }

  /** A part works, but somebody should see to it. */
  degraded(part: Part, reason: string): void {
    this.told.set(part, { status: 'degraded', reason });
  }

  /** A part is not up, or not any more. */
  down(part: Part, reason: string): void {
    this.told.set(part, { status: 'down', reason });
  }

  /** What a look at a part has found. A part is as the worse says: it itself or the look. */
  find(part: Part, finding: Finding): void {
    this.found.set(part, finding);
  }

  /** The service is about to stop: it is not ready any more, whatever its parts are. */
  stop(): void {
    this.isStopping = true;
  }

  /** Whether the service can answer everything. */
  get isReady(): boolean {
    return !this.isStopping && this.all((status) => status === 'up' || status === 'degraded');
  }

  /** The service as a whole: as its worst part. */
  get status(): Finding['status'] {
    if (!this.isReady) return 'down';
    return this.all((status) => status === 'up') ? 'up' : 'degraded';
  }

  /** Each part: `up`, `starting`, or what is the matter with it; a note after a colon. */
  report(): Record<string, string> {
    const parts = [...this.told.keys()].map((part): [string, State] => [part, this.state(part)]);
    const service: [string, State][] = this.isStopping ? [['service', { status: 'down', reason: 'it is stopping' }]] : [];
    return Object.fromEntries(
      [...service, ...parts].map(([part, { status, reason }]) => [part, reason === undefined ? status : `${status}: ${reason}`]),
    );
  }

  private all(fits: (status: State['status']) => boolean): boolean {
    return [...this.told.keys()].every((part) => fits(this.state(part).status));
  }

  private state(part: Part): State {
    const told = this.told.get(part) as State;
    const found = this.found.get(part);
    return found && statuses.indexOf(found.status) >= statuses.indexOf(told.status) ? found : told;
  }
}
