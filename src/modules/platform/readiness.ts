import { Injectable } from '@nestjs/common';

/** The parts that must be up before the service can answer. */
export type Part = 'log' | 'readSide' | 'models' | 'processes';

/** Whether each part of the service is up, and if not, why. */
@Injectable()
export class Readiness {
  private readonly parts = new Map<Part, string | null>([
    ['log', 'starting'],
    ['readSide', 'starting'],
    ['models', 'starting'],
    ['processes', 'starting'],
  ]);

  /** A part is up. */
  up(part: Part): void {
    this.parts.set(part, null);
  }

  /** A part is not up, or not any more. */
  down(part: Part, reason: string): void {
    this.parts.set(part, reason);
  }

  get isReady(): boolean {
    return [...this.parts.values()].every((reason) => reason === null);
  }

  /** Each part: `up`, or what is the matter with it. */
  report(): Record<string, string> {
    return Object.fromEntries([...this.parts].map(([part, reason]) => [part, reason ?? 'up']));
  }
}
