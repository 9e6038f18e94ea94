import type { DomainEvent, EventMeta, RecordedEvent } from '#events/kernel';
import type { ExpectedVersion } from './errors';
import type { Writability } from './write-probe';

/** What to append to one stream. */
export type StreamAppend = Readonly<{ stream: string; expectedVersion: ExpectedVersion; events: readonly DomainEvent[] }>;

/** A caller's own name for a command, so that a retry does nothing twice. `result` is given back to every retry. */
export type CommandRecord = Readonly<{ id: string; requestHash: string; result: unknown }>;

/** Events of a type of a category of streams, after a position. */
export type TypeAfter = Readonly<{ category: string; type: string; after: number }>;

/** Who appends, and as part of which command. With `unless` nothing is appended when there is such an event: what was decided from all of them stays true. */
export type AppendOptions = Readonly<{ meta: EventMeta; command?: CommandRecord; unless?: TypeAfter }>;

/** The Merkle tree over the log's lines. Positions count from 1, sizes are numbers of events. */
export interface ProvenTree {
  /** The root of the first `size` events. @throws RangeError when there are not so many */
  root(size: number): Buffer;
  /** Siblings from an event's leaf up to the root. @throws RangeError when it is not one of the first `size` */
  inclusionProof(position: number, size: number): Buffer[];
  /** Shows that the log only grew. @throws RangeError from size 0, or from more to less */
  consistencyProof(from: number, to: number): Buffer[];
}

/** What an append led to. `replayed`: the command had been carried out before, and nothing was appended now. */
export type Committed = Readonly<{ position: number; result: unknown; replayed: boolean }>;

/** Which events a page holds. All that are given must hold; times are UTC ISO 8601, `from` inclusive, `to` exclusive. */
export type EventFilter = Readonly<{
  types?: readonly string[];
  stream?: string;
  category?: string;
  actor?: string;
  correlationId?: string;
  from?: string;
  to?: string;
  /** No event after this position. */
  upTo?: number;
}>;

/** Where a page starts: after (`asc`) or before (`desc`) the position `cursor`. */
export type PageRequest = Readonly<{ limit: number; order: 'asc' | 'desc'; cursor?: number }>;

/** A part of the log: after a position, up to and including another, and so many events at most. */
export type Stretch = Readonly<{ after: number; upTo: number; limit: number }>;

/** A page of events as JSON lines, canonical (RFC 8785), as stored; `next` is the cursor of the next page, if there is one. */
export type EventPage = Readonly<{ lines: readonly string[]; next: number | null }>;

/**
 * How appends that waited together were committed. Times are milliseconds: how long each waited from its request on, and how long writing took. `failed`: the disk refused
 * them, and nothing was written.
 */
export type CommitMeasure = Readonly<{ waitedMs: readonly number[]; durationMs: number; events: number; failed: boolean }>;

/** The append-only log: the truth that everything else is computed from. */
export abstract class EventLog {
  /** Position of the last event; 0 when there is none. */
  abstract get head(): number;

  /** The hashes over all that is committed. */
  abstract get tree(): ProvenTree;

  /**
   * Appends to any number of streams, all or nothing. When the promise resolves, the events survive a power cut.
   *
   * @throws VersionConflictError when a stream is not at its expected version, or there is an event that must not be
   * @throws LogNotWritableError when the disk refuses it, LogCorruptError once the log turned out to be damaged
   * @throws InvalidEventError when an event breaks its contract
   * @throws RejectedError `idempotency-key-reused` when the command's id stands for another request
   */
  abstract append(streams: readonly StreamAppend[], options: AppendOptions): Promise<Committed>;

  /** What a command id led to, if it was carried out. @throws RejectedError `idempotency-key-reused` */
  abstract findCommand(id: string, requestHash: string): Committed | undefined;

  /** A stream's events, oldest first, payloads brought up to their current schema; empty when there is no such stream. */
  abstract readStream(stream: string): RecordedEvent[];

  /** Many streams at once, by name: a lookup for all of them is many times faster than one for each. Streams that are not there are left out. */
  abstract readStreams(streams: readonly string[]): Map<string, RecordedEvent[]>;

  /** The log from after `after` up to and including `upTo`, in chunks: never more than one chunk in memory. */
  abstract scan(after: number, upTo?: number, chunk?: number): Generator<readonly RecordedEvent[]>;

  /** The next events of some types, oldest first. The cost grows with what is found, not with what lies between. */
  abstract ofTypes(types: readonly string[], stretch: Stretch): readonly RecordedEvent[];

  /** One page of the events that fit a filter. Its cost grows with the page, and with the stream where one is given, not with the log. */
  abstract page(filter: EventFilter, request: PageRequest): EventPage;

  /** One event as a JSON line, or undefined. @throws LogCorruptError when it is not what was put into the tree */
  abstract line(position: number): string | undefined;

  /** Positions of the events that one has set going directly, ascending, at most so many. */
  abstract effectsOf(position: number, limit: number): number[];

  /** Position of the last event of a type of a category of streams; 0 when there is none. */
  abstract lastOf(category: string, type: string): number;

  /** Position of the last event recorded at or before a time (UTC ISO 8601); 0 when there is none. */
  abstract positionAt(time: string): number;

  /** Calls back after every commit, with the new head. Returns how to stop. */
  abstract onCommitted(listener: (head: number) => void): () => void;

  /** Calls back with how each commit went. Returns how to stop. */
  abstract onMeasured(listener: (measure: CommitMeasure) => void): () => void;

  /** Whether it can be written just now. Never throws. */
  abstract writability(): Writability;
}
