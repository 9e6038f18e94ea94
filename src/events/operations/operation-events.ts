import { z } from 'zod';
import type { AlertEvent } from './alert-events';
import type { SecretsKeyRotated } from './secrets-events';
import { defineEvent, type EventOf } from '#events/kernel';

/** The service was started. */
export const SystemStarted = defineEvent('SystemStarted', 1, z.strictObject({ version: z.string(), node: z.string(), sqlite: z.string() }));
export type SystemStarted = EventOf<typeof SystemStarted>;

/** The service was stopped in order. A start without a stop before it was a crash. */
export const SystemStopped = defineEvent('SystemStopped', 1, z.strictObject({ reason: z.string() }));
export type SystemStopped = EventOf<typeof SystemStopped>;

/** Something that runs by itself failed `attempts` times and was put aside; `position` is that of the event it was about, or null. */
export const OperationFailed = defineEvent(
  'OperationFailed',
  1,
  z.strictObject({ operation: z.string(), position: z.int().nullable(), attempts: z.int(), reason: z.string() }),
);
export type OperationFailed = EventOf<typeof OperationFailed>;

/** A failed operation needs no more attention: it was tried again and went well, or somebody decided that it may rest. */
export const OperationResolved = defineEvent(
  'OperationResolved',
  1,
  z.strictObject({ operation: z.string(), position: z.int(), how: z.enum(['retried', 'dismissed']), reason: z.string().nullable() }),
);
export type OperationResolved = EventOf<typeof OperationResolved>;

/** Somebody asked for the read side to be computed anew. */
export const ReadSideRebuildRequested = defineEvent('ReadSideRebuildRequested', 1, z.strictObject({ because: z.string() }));
export type ReadSideRebuildRequested = EventOf<typeof ReadSideRebuildRequested>;

/** The read side was folded anew up to `position`. */
export const ReadSideRebuilt = defineEvent(
  'ReadSideRebuilt',
  1,
  z.strictObject({ position: z.int(), fingerprint: z.string(), because: z.string(), durationMs: z.number() }),
);
export type ReadSideRebuilt = EventOf<typeof ReadSideRebuilt>;

export type OperationEvent = OperationFailed | OperationResolved;

export type OperationsEvent =
  | AlertEvent
  | SecretsKeyRotated
  | SystemStarted
  | SystemStopped
  | OperationEvent
  | ReadSideRebuildRequested
  | ReadSideRebuilt;

/** The stream of this installation's own life. */
export const systemStream = 'system-main';

/** One stream for each operation that failed at an event. */
export const operationStream = (operation: string, position: number): string => `operation-${operation}-${position}`;
