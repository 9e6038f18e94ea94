import { Injectable } from '@nestjs/common';
import type { EventMeta } from '#events/kernel';
import { EventLog } from '#events/store';
import { orNotFound } from '#modules/platform';

/** An event in a chain of causes; `depth` tells how many steps it is away. */
export type LinkedEvent = Readonly<{
  position: number;
  type: string;
  stream: string;
  recordedAt: string;
  actor: string;
  causedBy: number | null;
  depth: number;
}>;

/** What an event came from, the nearest cause first, and what it has set going, in the order of their positions. */
export type Causes = Readonly<{ event: LinkedEvent; causes: readonly LinkedEvent[]; effects: readonly LinkedEvent[]; isWhole: boolean }>;

/** Effects that are told of at most. */
export const effectsMax = 500;
const causesMax = 100;

type Line = Readonly<{ position: number; type: string; stream: string; recordedAt: string; meta: EventMeta }>;

/** Walks from an event to its causes and to its effects. */
@Injectable()
export class CauseWalk {
  constructor(private readonly log: EventLog) {}

  /** @param upTo no event after this position @throws RejectedError `event-not-found` */
  from(position: number, upTo: number): Causes {
    const event = linked(orNotFound(position > upTo ? undefined : this.line(position), 'event-not-found'), 0);
    const { effects, isWhole } = this.effects(position, upTo);
    return { event, causes: this.causes(event), effects, isWhole };
  }

  private causes(event: LinkedEvent): LinkedEvent[] {
    const causes: LinkedEvent[] = [];
    for (let at = event.causedBy; at !== null && causes.length < causesMax; at = causes.at(-1)?.causedBy ?? null) {
      const line = this.line(at);
      if (!line) break;
      causes.push(linked(line, causes.length + 1));
    }
    return causes;
  }

  private effects(position: number, upTo: number): { effects: LinkedEvent[]; isWhole: boolean } {
    const effects: LinkedEvent[] = [];
    let isWhole = true;
    let level = [position];
    for (let depth = 1; level.length > 0; depth++) {
      const next = level.flatMap((cause) => this.log.effectsOf(cause, effectsMax + 1)).filter((effect) => effect <= upTo);
      const room = effectsMax - effects.length;
      for (const effect of next.slice(0, room)) effects.push(linked(this.line(effect) as Line, depth));
      level = next.length > room ? [] : next;
      isWhole = next.length <= room;
    }
    return { effects: effects.sort((a, b) => a.position - b.position), isWhole };
  }

  private line(position: number): Line | undefined {
    const line = this.log.line(position);
    return line === undefined ? undefined : JSON.parse(line);
  }
}

const linked = ({ position, type, stream, recordedAt, meta }: Line, depth: number): LinkedEvent => ({
  ...{ position, type, stream, recordedAt, depth },
  actor: meta.actor,
  causedBy: meta.causationPosition ?? null,
});
